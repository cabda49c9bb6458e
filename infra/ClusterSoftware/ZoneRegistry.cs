using LandingZone.Cluster;
using Pulumi;
using HelmInputs = Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// Where the charts and the images of a cluster's software come from: their publishers, or, for a cluster without internet, the zone's own
/// registry, which has every chart under its own name and every image under the path that its publisher has it at.
/// </summary>
public sealed record ZoneRegistry
{
    /// <summary>The publishers' own repositories and registries.</summary>
    public static ZoneRegistry Publishers { get; } = new();

    /// <summary>The repository with all charts; null for the publishers' own.</summary>
    public ChartRepository? Charts { get; init; }

    /// <summary>The registry with all images, without a scheme or a slash at the end; null for the publishers' own.</summary>
    public string? Images { get; init; }

    /// <summary>The registry that has what <paramref name="publisher"/> ("quay.io") publishes.</summary>
    public string Host(string publisher) => Images ?? publisher;

    /// <summary>The repository of an image, "quay.io/jetstack/cert-manager-webhook", without its tag.</summary>
    public string Image(string image) => Images is null ? image : $"{Images}{image[image.IndexOf('/', StringComparison.Ordinal)..]}";

    /// <summary>What a Helm release names as its chart.</summary>
    internal string ReferenceOf(SoftwareChart chart) =>
        Charts is { } own
            ? own.IsRegistry ? $"{own.Url.TrimEnd('/')}/{chart.Name}" : chart.Name
            : IsRegistry(chart.Repository) ? $"{chart.Repository}/{chart.Name}" : chart.Name;

    /// <summary>How Helm reaches it.</summary>
    internal HelmInputs.RepositoryOptsArgs AccessTo(SoftwareChart chart)
    {
        var access = new HelmInputs.RepositoryOptsArgs();
        if ((Charts?.Url ?? chart.Repository) is var url && !IsRegistry(url))
        {
            access.Repo = url;
        }

        if (Charts is { Username: { } username, Password: { } password })
        {
            access.Username = username;
            access.Password = Output.CreateSecret(password.ToOutput());
        }

        return access;
    }

    private static bool IsRegistry(string url) => url.StartsWith("oci://", StringComparison.Ordinal);
}
