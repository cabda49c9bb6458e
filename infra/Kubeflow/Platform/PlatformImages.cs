using LandingZone.ClusterSoftware;

namespace LandingZone.Kubeflow;

/// <summary>The images of the platform's parts, from their publishers or from a registry that has them under the same paths.</summary>
/// <param name="registry">The registry; null for the publishers' own.</param>
/// <param name="software">The releases of the parts.</param>
internal sealed class PlatformImages(string? registry, SoftwareSet software)
{
    private readonly ZoneRegistry _registry = new() { Images = registry };

    public string SignIn => Of(Software.SignInProxy, "oauth2-proxy");

    public string Database => Of(Software.MySql, "mysql");

    public string Dashboard(string image) => Of(Software.KubeflowDashboard, image);

    public string Notebooks(string image) => Of(Software.KubeflowNotebooks, image);

    public string Katib(string image) => Of(Software.Katib, image);

    private string Of(Software part, string image) => _registry.Image(software.Find(part)!.ImageOf(image));
}
