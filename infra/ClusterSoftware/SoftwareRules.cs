using System.Text.RegularExpressions;
using LandingZone.Cluster;

namespace LandingZone.ClusterSoftware;

/// <summary>What must hold for the installation of any software.</summary>
internal static partial class SoftwareRules
{
    /// <exception cref="ArgumentException">A rule is broken; the message lists all that are.</exception>
    public static void Check(string component, string name, Software expected, SoftwareArgs args)
    {
        var problems = new ArgumentProblems(component, name);
        problems.AddIf(
            args.Release.Software != expected,
            $"Release is {args.Release}; it must be one of {SoftwareTable.NameOf(expected)}: "
            + $"{string.Join(", ", SoftwareTable.ReleasesOf(expected).Select(release => release.Version))}.");
        foreach (var problem in ProblemsOf(args.Registry))
        {
            problems.Add(problem);
        }

        problems.ThrowIfAny();
    }

    /// <summary>What is wrong with a registry.</summary>
    public static IEnumerable<string> ProblemsOf(ZoneRegistry registry)
    {
        if (registry.Charts is { } charts)
        {
            if (!charts.IsRegistry && !charts.Url.StartsWith("https://", StringComparison.Ordinal))
            {
                yield return $"Url is '{charts.Url}'; it must begin with https:// or oci://.";
            }

            if (charts.Username is null != charts.Password is null)
            {
                yield return "The chart repository has a user name or a password alone; give both or neither.";
            }
        }

        if (registry.Images is { } images && !Registry().IsMatch(images))
        {
            yield return $"ImageRegistry is '{images}'; it must be a host, with a path or without, and without a scheme or a slash at the end.";
        }
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]+)?(/[a-z0-9._-]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Registry();
}
