namespace Pulumi;

/// <summary>Providers by package. A resource that changes nothing shares the table of its parent.</summary>
internal sealed class ProviderTable
{
    private readonly (string Package, ProviderResource Provider)[] _rows;

    private ProviderTable((string Package, ProviderResource Provider)[] rows) => _rows = rows;

    public static ProviderTable Empty { get; } = new([]);

    public IReadOnlyList<(string Package, ProviderResource Provider)> Rows => _rows;

    /// <summary>The provider for a token such as "aws:ec2/vpc:Vpc".</summary>
    public ProviderResource? Find(string token)
    {
        if (_rows.Length == 0 || PackageOf(token) is not { Length: > 0 } package)
        {
            return null;
        }

        foreach (var row in _rows)
        {
            if (package.SequenceEqual(row.Package))
            {
                return row.Provider;
            }
        }

        return null;
    }

    /// <summary>A table in which <paramref name="provider"/> has the place for <paramref name="package"/>.</summary>
    public ProviderTable With(string package, ProviderResource provider) =>
        new([.. _rows.Where(row => row.Package != package), (package, provider)]);

    /// <summary>The package in a token of three parts; empty for any other token.</summary>
    public static ReadOnlySpan<char> PackageOf(string token)
    {
        var first = token.IndexOf(':', StringComparison.Ordinal);
        var second = first < 0 ? -1 : token.IndexOf(':', first + 1);
        return second > 0 && token.IndexOf(':', second + 1) < 0 ? token.AsSpan(0, first) : [];
    }
}
