using System.Collections.Immutable;

namespace Pulumi.Tests.Support;

/// <summary>A resource in the style of the generated classes: outputs on demand.</summary>
internal sealed class Network(string name, NetworkArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource(Token, name, args ?? new NetworkArgs { Cidr = "10.0.0.0/16" }, options)
{
    public const string Token = "test:net/network:Network";

    private Output<string>? _arn;
    private Output<string>? _cidr;
    private Output<ImmutableArray<string>>? _zones;
    private Output<ImmutableDictionary<string, string>?>? _tags;

    internal override bool HasLazyOutputs => true;

    [Output("arn")]
    public Output<string> Arn => _arn ??= OutputOf<string>("arn");

    [Output("cidr")]
    public Output<string> Cidr => _cidr ??= OutputOf<string>("cidr");

    [Output("zones")]
    public Output<ImmutableArray<string>> Zones => _zones ??= OutputOf<ImmutableArray<string>>("zones");

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags => _tags ??= OutputOf<ImmutableDictionary<string, string>?>("tags");
}

/// <summary>Arguments in the style of the generated classes: collected in code.</summary>
internal sealed class NetworkArgs : ResourceArgs
{
    private InputMap<string>? _tags;
    private InputList<string>? _zones;

    public Input<string> Cidr { get; set; } = null!;

    public Input<bool>? Public { get; set; }

    public Input<int>? Size { get; set; }

    public InputMap<string> Tags
    {
        get => _tags ??= [];
        set => _tags = value;
    }

    public InputList<string> Zones
    {
        get => _zones ??= [];
        set => _zones = value;
    }

    internal override void Collect(InputCollector inputs)
    {
        inputs.Add("cidr", Cidr, required: true);
        inputs.Add("public", Public);
        inputs.Add("size", Size);
        inputs.Add("tags", _tags);
        inputs.Add("zones", _zones);
    }
}
