using System.Text.RegularExpressions;

namespace LandingZone.Cluster;

/// <summary>The syntax of label keys and values, which taints share (Kubernetes documentation, "Labels and Selectors").</summary>
internal static partial class LabelSyntax
{
    public const string KeyRule =
        "write up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, after an optional prefix 'domain/'";

    public const string ValueRule =
        "write up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, or nothing";

    public const string ReservedRule =
        "Kubernetes and EKS keep kubernetes.io, k8s.io and eks.amazonaws.com, and the platform sets landing-zone and nvidia.com/gpu";

    public static bool IsKey(string key) => key.IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0
        ? Name().IsMatch(key)
        : slash <= 253 && Domain().IsMatch(key[..slash]) && Name().IsMatch(key[(slash + 1)..]);

    public static bool IsValue(string value) => value.Length == 0 || Name().IsMatch(value);

    /// <summary>Whether a pool may not set it.</summary>
    public static bool IsReserved(string key)
    {
        if (key is "nvidia.com/gpu" or "nvidia.com/gpu.present")
        {
            return true;
        }

        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var domain = slash < 0 ? "" : key[..slash];
        return domain is "landing-zone" or "kubernetes.io" or "k8s.io" or "eks.amazonaws.com"
            || domain.EndsWith(".kubernetes.io", StringComparison.Ordinal)
            || domain.EndsWith(".k8s.io", StringComparison.Ordinal);
    }

    [GeneratedRegex("^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();
}
