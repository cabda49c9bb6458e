namespace LandingZone.Kubeflow;

/// <summary>Where the images of the platform's parts come from: their publishers, or a registry that has them under the same paths.</summary>
internal sealed class PlatformImages(string? registry, KubeflowVersions versions)
{
    public string Dashboard(string image) => $"{At("ghcr.io")}/kubeflow/dashboard/{image}:{versions.Dashboard}";

    public string Notebooks(string image) => $"{At("ghcr.io")}/kubeflow/notebooks/{image}:{versions.Notebooks}";

    public string Katib(string image) => $"{At("ghcr.io")}/kubeflow/katib/{image}:{versions.Katib}";

    public string SignIn => $"{At("quay.io")}/oauth2-proxy/oauth2-proxy:{versions.SignIn}";

    public string Database => $"{At("docker.io")}/library/mysql:{versions.Database}";

    private string At(string publisher) => registry ?? publisher;
}
