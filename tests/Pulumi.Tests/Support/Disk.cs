using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Tests.Support;

/// <summary>A resource as people write it by hand: attributes, and outputs that are set.</summary>
internal sealed class Disk : CustomResource
{
    public const string Token = "test:disk/disk:Disk";

    public Disk(string name, DiskArgs? args = null, CustomResourceOptions? options = null)
        : base(Token, name, args ?? new DiskArgs(), options)
    {
    }

    [Output("size")]
    public Output<int> Size { get; private set; } = null!;

    [Output("kind")]
    public Output<Kind> Kind { get; private set; } = null!;

    [Output("level")]
    public Output<Level?> Level { get; private set; } = null!;

    [Output("mount")]
    public Output<Mount?> Mount { get; private set; } = null!;

    [Output("owner")]
    public Output<Union<int, string>> Owner { get; private set; } = null!;

    [Output("ratio")]
    public Output<double> Ratio { get; private set; } = null!;

    [Output("encrypted")]
    public Output<bool?> Encrypted { get; private set; } = null!;

    [Output("parts")]
    public Output<ImmutableArray<Mount>> Parts { get; private set; } = null!;

    [Output("limits")]
    public Output<ImmutableDictionary<string, int>> Limits { get; private set; } = null!;

    [Output("policy")]
    public Output<JsonElement> Policy { get; private set; } = null!;

    [Output("image")]
    public Output<AssetOrArchive?> Image { get; private set; } = null!;

    [Output("anything")]
    public Output<object> Anything { get; private set; } = null!;
}

internal sealed class DiskArgs : ResourceArgs
{
    [Input("mounts")]
    private InputList<MountArgs>? _mounts;

    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("size")]
    public Input<int>? Size { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("kind")]
    public InputUnion<string, Kind>? Kind { get; set; }

    [Input("level")]
    public Input<Level>? Level { get; set; }

    [Input("mount")]
    public Input<MountArgs>? Mount { get; set; }

    [Input("policy")]
    public InputJson? Policy { get; set; }

    [Input("settings", json: true)]
    public Input<MountArgs>? Settings { get; set; }

    [Input("image")]
    public Input<AssetOrArchive>? Image { get; set; }

    [Input("anything")]
    public Input<object>? Anything { get; set; }

    [Input("peer")]
    public Input<Resource>? Peer { get; set; }

    public InputList<MountArgs> Mounts
    {
        get => _mounts ??= [];
        set => _mounts = value;
    }

    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }
}

internal sealed class MountArgs : ResourceArgs
{
    [Input("path", required: true)]
    public Input<string> Path { get; set; } = null!;

    [Input("readOnly")]
    public Input<bool>? ReadOnly { get; set; }
}

/// <summary>A structured output in the style of the generated classes.</summary>
[OutputType]
internal sealed class Mount
{
    public readonly string Path;
    public readonly bool? ReadOnly;
    public readonly ImmutableArray<Mount> Inner;

    [OutputConstructor]
    private Mount(string path, [OutputConstructorParameter("readOnly")] bool? isReadOnly, ImmutableArray<Mount> inner) =>
        (Path, ReadOnly, Inner) = (path, isReadOnly, inner);
}

/// <summary>A text out of a list, in the style of the generated types.</summary>
[EnumType]
internal readonly struct Kind : IEquatable<Kind>
{
    private readonly string _value;

    private Kind(string value) => _value = value;

    public static Kind Fast { get; } = new("fast-disk");

    public static explicit operator string(Kind value) => value._value;

    public bool Equals(Kind other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Kind other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);
}

internal enum Level
{
    Low = 1,
    High = 7,
}
