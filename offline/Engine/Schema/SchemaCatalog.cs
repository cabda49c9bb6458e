using System.Collections.Concurrent;

namespace LandingZone.Engine.Schema;

/// <summary>The provider packages whose facts are at hand; each is read when it is first asked for.</summary>
internal sealed class SchemaCatalog(Func<string, Stream?> open)
{
    private readonly ConcurrentDictionary<string, PackageSchema?> _packages = new(StringComparer.Ordinal);

    /// <summary>What ships with the engine: offline/schema/.</summary>
    public static SchemaCatalog Shipped { get; } =
        new(package => typeof(SchemaCatalog).Assembly.GetManifestResourceStream($"schema/{package}.json"));

    /// <summary>The package with that name, or null.</summary>
    public PackageSchema? Package(string name) => _packages.GetOrAdd(name, Load);

    private PackageSchema? Load(string name)
    {
        using var stream = open(name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return PackageSchema.Parse(bytes);
    }
}
