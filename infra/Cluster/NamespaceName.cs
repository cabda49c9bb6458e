using System.Text.RegularExpressions;

namespace LandingZone.Cluster;

/// <summary>What Kubernetes accepts as the name of a namespace: an RFC 1123 label.</summary>
internal static partial class NamespaceName
{
    /// <summary>The rule, to end a message with.</summary>
    public const string Rule = "it must be up to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit.";

    /// <summary>Whether Kubernetes accepts the name.</summary>
    public static bool IsValid(string name) => Label().IsMatch(name);

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
