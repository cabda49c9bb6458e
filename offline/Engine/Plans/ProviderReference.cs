namespace LandingZone.Engine.Plans;

/// <summary>How Pulumi refers to a provider: its URN, "::" and its id.</summary>
internal static class ProviderReference
{
    private const string Separator = "::";

    /// <summary>The reference of a provider.</summary>
    public static string Of(string urn, string id) => $"{urn}{Separator}{id}";

    /// <summary>Whether <paramref name="reference"/> has that form.</summary>
    public static bool IsValid(string reference) =>
        reference.StartsWith("urn:pulumi:", StringComparison.Ordinal)
        && reference.LastIndexOf(Separator, StringComparison.Ordinal) is var at and > 0
        && at + Separator.Length < reference.Length;

    /// <summary>The provider's URN.</summary>
    public static string UrnOf(string reference) => reference[..reference.LastIndexOf(Separator, StringComparison.Ordinal)];
}
