namespace LandingZone.ClusterSoftware;

/// <summary>A release of software, as infra/ClusterSoftware/software.json has it. There is one instance for each.</summary>
public sealed class SoftwareRelease
{
    internal SoftwareRelease(
        Software software,
        Version version,
        KubernetesRange kubernetes,
        string source,
        IReadOnlyList<SoftwareChart> charts,
        IReadOnlyList<string> images,
        IReadOnlyList<SoftwareRequirement> requirements)
    {
        Software = software;
        Version = version;
        Kubernetes = kubernetes;
        Source = source;
        Charts = charts;
        Images = images;
        Requirements = requirements;
    }

    /// <summary>Which software.</summary>
    public Software Software { get; }

    /// <summary>The version of the software.</summary>
    public Version Version { get; }

    /// <summary>The Kubernetes versions that it supports.</summary>
    public KubernetesRange Kubernetes { get; }

    /// <summary>Where the Kubernetes versions and the requirements were read.</summary>
    public string Source { get; }

    /// <summary>The charts that install it; none for the parts of Kubeflow, which are declared object by object.</summary>
    public IReadOnlyList<SoftwareChart> Charts { get; }

    /// <summary>The images that its pods run, at their publishers, to be copied to the registry of a zone without internet.</summary>
    public IReadOnlyList<string> Images { get; }

    /// <summary>Other software that it cannot do without.</summary>
    public IReadOnlyList<SoftwareRequirement> Requirements { get; }

    /// <summary>The chart <paramref name="name"/>.</summary>
    public SoftwareChart Chart(string name) => Charts.Single(chart => chart.Name == name);

    /// <summary>The image, at its publisher, whose repository ends in <paramref name="name"/>.</summary>
    public string ImageOf(string name) => Images.Single(image => image[..image.LastIndexOf(':')].EndsWith($"/{name}", StringComparison.Ordinal));

    /// <summary>The tag of the image whose repository ends in <paramref name="name"/>.</summary>
    public string TagOf(string name)
    {
        var image = ImageOf(name);
        return image[(image.LastIndexOf(':') + 1)..];
    }

    /// <summary>"istio 1.31.1".</summary>
    public override string ToString() => $"{SoftwareTable.NameOf(Software)} {Version}";
}
