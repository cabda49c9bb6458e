namespace LandingZone.Engine.Schema;

/// <summary>The tokens by which Pulumi calls resource types and functions: package:module:name.</summary>
internal static class TypeTokens
{
    private const string ProviderPrefix = "pulumi:providers:";

    /// <summary>The package that a type or function belongs to; a provider belongs to its own.</summary>
    public static string PackageOf(string token)
    {
        if (token.StartsWith(ProviderPrefix, StringComparison.Ordinal))
        {
            return token[ProviderPrefix.Length..];
        }

        var colon = token.IndexOf(':');
        return colon < 0 ? token : token[..colon];
    }
}
