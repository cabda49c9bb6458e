using LandingZone.Cluster;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>All settings of a stack: a zone in a region.</summary>
public sealed record ZoneSettings
{
    /// <summary>Which zone it is.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Its network.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>Its keys.</summary>
    public required KeySettings Keys { get; init; }

    /// <summary>Its buckets.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>Its container images; null where it has none.</summary>
    public required ImageSettings? Images { get; init; }

    /// <summary>Its Kubernetes cluster; null where it has none.</summary>
    public required ClusterSettings? Cluster { get; init; }

    /// <summary>Its link to a staging zone; null where it has none.</summary>
    public required LinkSettings? Link { get; init; }

    /// <summary>Whether there is a password for the chart repository; it is a secret that is read when it is used.</summary>
    public required bool HasChartsPassword { get; init; }

    internal static SettingKind<ZoneSettings> Kind { get; } = SettingKinds.Record(From, CheckTogether);

    /// <summary>The settings under their keys.</summary>
    internal static ZoneSettings From(ISettingFields fields) => new()
    {
        Zone = new ZoneIdentity
        {
            Kind = fields.Required(
                "zone",
                SettingKinds.Choice(("staging", ZoneKind.Staging), ("rnd", ZoneKind.Rnd)),
                "The zone's role in the bank's process: staging or rnd."),
            Region = fields.Required("region", AwsSettings.Region, "The AWS region: 'eu-west-1'."),
            AccountId = fields.Required("account", AwsSettings.Account, "The AWS account: twelve digits in quotes."),
            OrganizationId = fields.Required(
                "organization", AwsSettings.Organization, "The AWS Organization inside which data may move: 'o-…'."),
            Owner = fields.Required("owner", AwsSettings.TagValue, "Who answers for the zone: a mail address or a team."),
            CostCentre = fields.Required("costCentre", AwsSettings.TagValue, "Where its cost is booked."),
            DataClass = fields.Required(
                "dataClass",
                SettingKinds.Choice(
                    ("public", DataClass.Public),
                    ("internal", DataClass.Internal),
                    ("confidential", DataClass.Confidential),
                    ("restricted", DataClass.Restricted)),
                "The most sensitive data that the zone may hold."),
        },
        Network = fields.Required("network", NetworkSettings.Kind, "The zone's network."),
        Keys = fields.Required("keys", KeySettings.Kind, "The zone's encryption keys."),
        Storage = fields.Required("storage", StorageSettings.Kind, "The zone's buckets."),
        Images = fields.OptionalReference("images", ImageSettings.Kind, "The zone's container images; for rnd."),
        Cluster = fields.OptionalReference("cluster", ClusterSettings.Kind, "The zone's Kubernetes cluster; for rnd."),
        Link = fields.OptionalReference("link", LinkSettings.Kind, "The link to a staging zone; for rnd. Default: none."),
        HasChartsPassword = fields.Optional(
            "chartsPassword", SettingKinds.Secret, false, "The password of the chart repository: `pulumi config set --secret`."),
    };

    /// <summary>What concerns several settings. Those that are missing or wrong are null here.</summary>
    private static void CheckTogether(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        CheckParts(settings, (SettingNode.Map)node, reading);
        if (settings is { Cluster: { MaxGpuNodes: > 0 } gpuCluster })
        {
            var password = settings.HasChartsPassword ? Output.CreateSecret("") : null;
            ComponentRefusal.Catch(
                node.At("cluster").At("charts"),
                reading,
                () => GpuOperator.Check("gpu-operator", gpuCluster.ToGpuOperatorArgs(reading.TrialZone, password)));
        }

        if (settings is { Cluster: { } cluster, Network: { } network })
        {
            CheckCluster(cluster, network, settings.Link, settings.Keys?.Deployer ?? "", node.At("cluster"), reading);
        }

        if (settings is { Link: { } link, Network: { } destination })
        {
            CheckLink(link, destination, node.At("link"), reading);
        }
    }

    /// <summary>Which zone has which parts.</summary>
    private static void CheckParts(ZoneSettings settings, SettingNode.Map root, SettingReading reading)
    {
        var kind = (root.Find("zone") as SettingNode.Scalar)?.Text;
        if (kind == "staging")
        {
            foreach (var part in new[] { "images", "cluster", "link" })
            {
                if (root.Find(part) is { } node)
                {
                    reading.Refuse(node, $"a staging zone has no {part}", "take it out, or make it an rnd zone.");
                }
            }
        }
        else if (kind == "rnd")
        {
            foreach (var part in new[] { "images", "cluster" })
            {
                if (root.Find(part) is null)
                {
                    reading.Refuse(root.PathOf(part), root.Position, null, "the setting is missing", $"add it: an rnd zone has {part}.");
                }
            }
        }
    }

    private static void CheckCluster(
        ClusterSettings cluster, NetworkSettings network, LinkSettings? link, string deployer, SettingNode node, SettingReading reading)
    {
        ComponentRefusal.Catch(node, reading, () => EksClusterRules.Check("eks", cluster.ToArgs(new ClusterSurroundings
        {
            Zone = reading.TrialZone,
            SupportedOn = reading.Today,
            Block = network.Block,
            ConnectedBlocks = link is null ? [] : [link.Block],
            VpcId = "",
            SubnetIds = [],
            SecretsKeyArn = "",
            LogKeyArn = "",
            Deployer = deployer,
            NodePrefixLists = [],
        })));
        ComponentRefusal.Catch(node.At("version"), reading, () => _ = Facts.AddonVersions.For(cluster.Version));
        if (cluster.Access.Any(access => access.Role == deployer))
        {
            reading.Refuse(node.At("access"), "the role that deploys the zone is among them", "take it out: it is cluster-admin anyway.");
        }

        var pools = (SettingNode.List)node.At("nodePools");
        for (var index = 0; index < pools.Items.Length; index++)
        {
            foreach (var zone in cluster.NodePools[index].AvailabilityZones.Except(network.AvailabilityZones))
            {
                reading.Refuse(
                    pools.Items[index].At("availabilityZones"),
                    $"the network has no subnet in {zone}",
                    $"name one or more of {string.Join(", ", network.AvailabilityZones)}, or add {zone} to the network.");
            }
        }
    }

    private static void CheckLink(LinkSettings link, NetworkSettings network, SettingNode node, SettingReading reading)
    {
        if (link.Block.Overlaps(network.Block))
        {
            reading.Refuse(node.At("block"), $"{link.Block} overlaps the zone's own block {network.Block}", "AWS peers no such networks.");
        }

        if (!link.Role.Contains($":{link.Account}:", StringComparison.Ordinal))
        {
            reading.Refuse(node.At("role"), $"the role is not of the account {link.Account}", "name a role of the staging zone's account.");
        }
    }
}
