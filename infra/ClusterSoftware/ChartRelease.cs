using Pulumi;
using Helm = Pulumi.Kubernetes.Helm.V3;
using HelmInputs = Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace LandingZone.ClusterSoftware;

/// <summary>Installs charts the way all of them are installed here: pinned, whole or not at all, and waited for.</summary>
/// <param name="parent">The component that it belongs to.</param>
/// <param name="release">The software's release.</param>
/// <param name="registry">Where charts and images come from.</param>
internal sealed class ChartRelease(ComponentResource parent, SoftwareRelease release, ZoneRegistry registry)
{
    /// <summary>Pulling images onto a node that has just started takes a while.</summary>
    private const int TimeoutSeconds = 900;

    /// <param name="name">The resource's name.</param>
    /// <param name="chart">The chart's name; also that of the release in the cluster, unless <paramref name="releaseName"/> says another.</param>
    /// <param name="space">The namespace, known when it has its limits.</param>
    /// <param name="values">The chart's values.</param>
    /// <param name="releaseName">The name of the release in the cluster, for charts that name their objects after it.</param>
    /// <param name="earlier">What must be there before.</param>
    public Helm.Release Install(
        string name,
        string chart,
        Input<string> space,
        Dictionary<string, object> values,
        string? releaseName = null,
        params IEnumerable<Resource> earlier)
    {
        var known = release.Chart(chart);
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var resource in earlier)
        {
            options.DependsOn.Add(resource);
        }

        return new Helm.Release(name, new HelmInputs.ReleaseArgs
        {
            Name = releaseName ?? chart,
            Namespace = space,
            CreateNamespace = false,
            Chart = registry.ReferenceOf(known),
            Version = known.Version,
            RepositoryOpts = registry.AccessTo(known),
            Values = values,
            Atomic = true,
            CleanupOnFail = true,
            WaitForJobs = true,
            Timeout = TimeoutSeconds,
        }, options);
    }
}
