using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using LandingZone.Facts;

namespace LandingZone.ClusterSoftware;

/// <summary>The releases in infra/ClusterSoftware/software.json: of each software the reviewed one first.</summary>
public static class SoftwareTable
{
    private static readonly FrozenDictionary<string, Software> ByName = new Dictionary<string, Software>(StringComparer.Ordinal)
    {
        ["cert-manager"] = Software.CertManager,
        ["istio"] = Software.Istio,
        ["kserve"] = Software.KServe,
        ["kueue"] = Software.Kueue,
        ["karpenter"] = Software.Karpenter,
        ["cluster-autoscaler"] = Software.ClusterAutoscaler,
        ["trainer"] = Software.Trainer,
        ["gpu-operator"] = Software.GpuOperator,
        ["efa-device-plugin"] = Software.EfaDevicePlugin,
        ["kubeflow-dashboard"] = Software.KubeflowDashboard,
        ["kubeflow-notebooks"] = Software.KubeflowNotebooks,
        ["katib"] = Software.Katib,
        ["oauth2-proxy"] = Software.SignInProxy,
        ["mysql"] = Software.MySql,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Lazy<FrozenDictionary<Software, IReadOnlyList<SoftwareRelease>>> Known = new(ReadFacts);

    /// <summary>The names of all software, as settings write them.</summary>
    public static IReadOnlyDictionary<string, Software> Names => ByName;

    /// <summary>The name of a software, as settings write it.</summary>
    public static string NameOf(Software software) => ByName.First(entry => entry.Value == software).Key;

    /// <summary>The releases of a software, the reviewed one first.</summary>
    public static IReadOnlyList<SoftwareRelease> ReleasesOf(Software software) => Known.Value[software];

    /// <summary>The release that the components here are written for.</summary>
    public static SoftwareRelease Reviewed(Software software) => ReleasesOf(software)[0];

    /// <summary>The first release that supports a Kubernetes version, and the reviewed one where none does.</summary>
    public static SoftwareRelease For(Software software, KubernetesVersion kubernetes) =>
        ReleasesOf(software).FirstOrDefault(release => release.Kubernetes.Contains(kubernetes)) ?? Reviewed(software);

    /// <summary>The release of a version.</summary>
    /// <exception cref="FormatException">The table has none; the message names those that it has.</exception>
    public static SoftwareRelease Find(Software software, string version) =>
        ReleasesOf(software).FirstOrDefault(release => release.Version.ToString() == version) ?? throw new FormatException(
            $"'{version}' is not a reviewed version of {NameOf(software)}; choose "
            + $"{string.Join(" or ", ReleasesOf(software).Select(release => release.Version))} (infra/ClusterSoftware/software.json).");

    private static FrozenDictionary<Software, IReadOnlyList<SoftwareRelease>> ReadFacts()
    {
        using var facts = FactFile.Open("software.json");
        return facts.RootElement.GetProperty("software").EnumerateArray().ToFrozenDictionary(
            entry => ByName[Text(entry, "name")],
            entry => (IReadOnlyList<SoftwareRelease>)
            [
                .. entry.GetProperty("releases").EnumerateArray().Select(release => Release(ByName[Text(entry, "name")], release)),
            ]);
    }

    private static SoftwareRelease Release(Software software, JsonElement release)
    {
        var kubernetes = release.GetProperty("kubernetes");
        return new SoftwareRelease(
            software,
            Version.Parse(Text(release, "version")),
            new KubernetesRange(Minor(kubernetes.GetProperty("from")), kubernetes.TryGetProperty("to", out var to) ? Minor(to) : null),
            Text(release, "source"),
            [.. Items(release, "charts").Select(chart => new SoftwareChart(Text(chart, "name"), Text(chart, "version"), Text(chart, "repository")))],
            [.. Items(release, "images").Select(image => image.GetString()!)],
            [
                .. Items(release, "requires").Select(other => new SoftwareRequirement(
                    ByName[Text(other, "name")], Version.Parse(Text(other, "atLeast")))),
            ]);
    }

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString()!;

    private static IEnumerable<JsonElement> Items(JsonElement element, string key) =>
        element.TryGetProperty(key, out var list) ? list.EnumerateArray() : Enumerable.Empty<JsonElement>();

    private static int Minor(JsonElement version) => int.Parse(version.GetString()!.Split('.')[1], CultureInfo.InvariantCulture);
}
