using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a namespace of the cluster.</summary>
public sealed record NamespaceSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What its pods together may use.</summary>
    public required NamespaceQuota Quota { get; init; }

    /// <summary>The pod security standard.</summary>
    public required PodSecurityLevel PodSecurity { get; init; }

    /// <summary>Why a level below "restricted" is needed; null where it is not.</summary>
    public required string? PodSecurityReason { get; init; }

    /// <summary>Whether pods reach the Kubernetes API and others over HTTPS.</summary>
    public required bool AllowHttpsEgress { get; init; }

    /// <summary>Labels beside those that the platform sets.</summary>
    public required ImmutableDictionary<string, string> Labels { get; init; }

    internal static SettingKind<NamespaceSettings> Kind { get; } = SettingKinds.Record(fields => new NamespaceSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: up to 63 lower-case letters, digits and hyphens."),
        Quota = fields.Required("quota", QuotaKind, "What its pods together may use."),
        PodSecurity = fields.Optional(
            "podSecurity",
            SettingKinds.Choice(
                ("restricted", PodSecurityLevel.Restricted),
                ("baseline", PodSecurityLevel.Baseline),
                ("privileged", PodSecurityLevel.Privileged)),
            PodSecurityLevel.Restricted,
            "The pod security standard. Default: restricted."),
        PodSecurityReason = fields.OptionalReference("podSecurityReason", SettingKinds.Text, "Why a level below restricted is needed."),
        AllowHttpsEgress = fields.Optional(
            "allowHttpsEgress", SettingKinds.Boolean, false, "Lets pods reach the Kubernetes API and others over HTTPS. Default: false."),
        Labels = fields.Optional("labels", NodePoolKind.Labels, ImmutableDictionary<string, string>.Empty, "Labels. Default: none."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => ClusterNamespace.Check(settings.Name, settings.ToArgs(reading.TrialZone))));

    /// <summary>The arguments of the namespace.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="queued">Whether its jobs go through a queue.</param>
    public ClusterNamespaceArgs ToArgs(ZoneIdentity zone, bool queued = false) => new()
    {
        Zone = zone,
        Name = Name,
        Quota = Quota,
        PodSecurity = PodSecurity,
        PodSecurityReason = PodSecurityReason,
        AllowHttpsEgress = AllowHttpsEgress,
        Labels = Labels,
        Queued = queued,
    };

    /// <summary>What the pods of a namespace together may use.</summary>
    internal static SettingKind<NamespaceQuota> QuotaKind => SettingKinds.Record(fields => new NamespaceQuota
    {
        Cpus = fields.Required("cpus", Amount(1), "Processors."),
        MemoryGib = fields.Required("memoryGib", Amount(1), "Memory in GiB."),
        Pods = fields.Required("pods", Amount(1), "Pods that have not ended."),
        Gpus = fields.Optional("gpus", Amount(0), 0, "GPUs. Default: 0."),
        VolumeClaims = fields.Optional("volumeClaims", Amount(0), 0, "Persistent volume claims. Default: 0."),
        StorageGib = fields.Optional("storageGib", Amount(0), 0, "Storage of all claims in GiB. Default: 0."),
    });

    private static SettingKind<int> Amount(int least) => SettingKinds.Integer(least, 1_000_000);
}
