using LandingZone.ClusterSoftware;
using LandingZone.Kubeflow;

namespace LandingZone.Stacks.Settings;

/// <summary>How a software that a cluster runs is written: its name, and a version where it is not the reviewed one.</summary>
internal static class SoftwareKind
{
    /// <summary>What a cluster runs without being told, because of its pools or of Kubeflow.</summary>
    private static readonly Software[] Untold = [Software.GpuOperator, Software.EfaDevicePlugin, Software.ClusterAutoscaler, .. KubeflowPlatform.Parts];

    /// <summary>A software in a release.</summary>
    public static SettingKind<SoftwareRelease> Kind { get; } = SettingKinds.Record(fields => (
            Name: fields.Required("name", SettingKinds.Choice(Names), "Which software."),
            Version: fields.OptionalReference(
                "version", SettingKinds.Text, "Its version, in quotes. Default: the reviewed one of infra/ClusterSoftware/software.json.")))
        .Select(raw => raw.Version is null ? SoftwareTable.Reviewed(raw.Name) : SoftwareTable.Find(raw.Name, raw.Version));

    private static (string, Software)[] Names =>
    [
        .. SoftwareTable.Names
            .Where(entry => !Untold.Contains(entry.Value))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => (entry.Key, entry.Value)),
    ];
}
