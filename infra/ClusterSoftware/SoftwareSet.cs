using LandingZone.Cluster;
using LandingZone.Facts;

namespace LandingZone.ClusterSoftware;

/// <summary>The software that a cluster runs, each in one release. A combination that does not work can be made, so that all that is wrong
/// with it can be told at once; <see cref="Check"/> refuses it.</summary>
/// <param name="Releases">One release for each software.</param>
public sealed record SoftwareSet(IReadOnlyList<SoftwareRelease> Releases)
{
    /// <summary>The reviewed releases of some software.</summary>
    public static SoftwareSet Reviewed(params IEnumerable<Software> software) => new([.. software.Select(SoftwareTable.Reviewed)]);

    /// <summary>The release of a software; null where the cluster does not run it.</summary>
    public SoftwareRelease? Find(Software software) => Releases.FirstOrDefault(release => release.Software == software);

    /// <summary>The images that the registry of a zone without internet must hold, in order.</summary>
    public IReadOnlyList<string> Images => [.. Releases.SelectMany(release => release.Images).Distinct().Order(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">The combination does not work; the message lists everything that is wrong.</exception>
    public void Check(string cluster, KubernetesVersion kubernetes)
    {
        var problems = new ArgumentProblems(nameof(SoftwareSet), cluster);
        foreach (var problem in ProblemsWith(kubernetes))
        {
            problems.Add(problem);
        }

        problems.ThrowIfAny();
    }

    /// <summary>What is wrong with the combination on a Kubernetes version: software, version, rule, remedy.</summary>
    public IEnumerable<string> ProblemsWith(KubernetesVersion kubernetes)
    {
        foreach (var twice in Releases.GroupBy(release => release.Software).Where(group => group.Count() > 1))
        {
            yield return $"{SoftwareTable.NameOf(twice.Key)} is named {twice.Count()} times; name it once.";
        }

        foreach (var release in Releases.Where(release => !release.Kubernetes.Contains(kubernetes)))
        {
            yield return $"{release} supports Kubernetes {release.Kubernetes}, and the cluster runs {kubernetes}; {RemedyFor(release, kubernetes)}.";
        }

        foreach (var release in Releases)
        {
            foreach (var problem in release.Requirements.Select(requirement => ProblemOf(release, requirement)).OfType<string>())
            {
                yield return problem;
            }
        }
    }

    private static string RemedyFor(SoftwareRelease release, KubernetesVersion kubernetes)
    {
        var other = SoftwareTable.ReleasesOf(release.Software).FirstOrDefault(known => known.Kubernetes.Contains(kubernetes));
        return other is null ? "choose a version of Kubernetes that it supports" : $"choose {other}, or another version of Kubernetes";
    }

    private string? ProblemOf(SoftwareRelease release, SoftwareRequirement requirement)
    {
        var name = SoftwareTable.NameOf(requirement.Software);
        return Find(requirement.Software) switch
        {
            null => $"{release} needs {name} {requirement.AtLeast} or newer, which the cluster does not run; add {name}.",
            { } other when other.Version < requirement.AtLeast =>
                $"{release} needs {name} {requirement.AtLeast} or newer, and the cluster runs {other.Version}; "
                + $"choose {SoftwareTable.Reviewed(requirement.Software)}.",
            _ => null,
        };
    }
}
