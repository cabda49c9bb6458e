using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Kubeflow;
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

    /// <summary>Its Kubeflow; null where it has none.</summary>
    public required KubeflowSettings? Kubeflow { get; init; }

    /// <summary>The environments that people and trainings work in: all that there have ever been.</summary>
    public required IReadOnlyList<EnvironmentEntry> Environments { get; init; }

    /// <summary>The teams that share its cluster.</summary>
    public required IReadOnlyList<TeamSettings> Teams { get; init; }

    /// <summary>The roles of its people; null where it has none.</summary>
    public required PeopleSettings? People { get; init; }

    /// <summary>Its audit trail and what watches it; null where others record the account.</summary>
    public required AuditSettings? Audit { get; init; }

    /// <summary>Who gets its alarms; null for nobody yet.</summary>
    public required AlarmSettings? Alarms { get; init; }

    /// <summary>What it may spend; null for no limit.</summary>
    public required SpendSettings? Spend { get; init; }

    /// <summary>How the bank's devices reach it; null where they do not.</summary>
    public required CorporateSettings? Corporate { get; init; }

    /// <summary>Its models; null where it has none.</summary>
    public required ServingSettings? Serving { get; init; }

    /// <summary>What comes into it; null where nothing does.</summary>
    public required IngestionSettings? Ingestion { get; init; }

    /// <summary>Its file systems; null where it has none.</summary>
    public required FileSettings? Files { get; init; }

    /// <summary>Its data lake; null where it has none.</summary>
    public required LakeSettings? Lake { get; init; }

    /// <summary>Its backups; null where it has none.</summary>
    public required BackupSettings? Backup { get; init; }

    /// <summary>Its SageMaker Studio; null where it has none.</summary>
    public required StudioSettings? Studio { get; init; }

    /// <summary>Its training and batch scoring on SageMaker; null where it has none.</summary>
    public required TrainingSettings? Training { get; init; }

    /// <summary>Its labellers; null where it has none.</summary>
    public required LabelingSettings? Labeling { get; init; }

    /// <summary>Its releases and promotions; null where it has none.</summary>
    public required DeliverySettings? Delivery { get; init; }

    /// <summary>Whether there is a client secret for the labellers' identity provider; it is read when it is used.</summary>
    public required bool HasLabelingClientSecret { get; init; }

    /// <summary>Its own warehouse; null where it has none.</summary>
    public required WarehouseSettings? Warehouse { get; init; }

    /// <summary>Its scoring chains.</summary>
    public required IReadOnlyList<ScoringSettings> Scoring { get; init; }

    /// <summary>Its Spark clusters.</summary>
    public required IReadOnlyList<SparkSettings> Spark { get; init; }

    /// <summary>Whether there is a password for the database user by which QuickSight reads; it is a secret that is read when it is used.</summary>
    public required bool HasDashboardsPassword { get; init; }

    /// <summary>Whether there is a password for the chart repository; it is a secret that is read when it is used.</summary>
    public required bool HasChartsPassword { get; init; }

    /// <summary>Whether there are the secrets of Kubeflow.</summary>
    public required IReadOnlyList<bool> HasKubeflowSecrets { get; init; }

    internal static SettingKind<ZoneSettings> Kind { get; } = SettingKinds.Record(From, CheckTogether);

    /// <summary>The settings under their keys.</summary>
    internal static ZoneSettings From(ISettingFields fields) => new()
    {
        Zone = new ZoneIdentity
        {
            Kind = fields.Required(
                "zone",
                SettingKinds.Choice(("staging", ZoneKind.Staging), ("rnd", ZoneKind.Rnd), ("production", ZoneKind.Production)),
                "The zone's role in the bank's process: staging, rnd or production."),
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
        Images = fields.OptionalReference("images", ImageSettings.Kind, "The zone's container images; for rnd and production."),
        Cluster = fields.OptionalReference("cluster", ClusterSettings.Kind, "The zone's Kubernetes cluster; for rnd and production."),
        Link = fields.OptionalReference("link", LinkSettings.Kind, "The link to a staging zone; for rnd. Default: none."),
        Kubeflow = fields.OptionalReference("kubeflow", KubeflowSettings.Kind, "Kubeflow in the zone's cluster; for rnd. Default: none."),
        Environments = fields.OptionalList(
            "environments", EnvironmentSettings.Kind, "The environments, all that there have ever been; for rnd. Default: none."),
        Teams = fields.OptionalList("teams", TeamSettings.Kind, "The teams that share the zone's cluster; for rnd. Default: none."),
        People = fields.OptionalReference("people", PeopleSettings.Kind, "The roles of people. Default: none."),
        Audit = fields.OptionalReference("audit", AuditSettings.Kind, "The audit trail and what watches the zone. Default: none."),
        Alarms = fields.OptionalReference("alarms", AlarmSettings.Kind, "Who gets the zone's alarms. Default: nobody."),
        Spend = fields.OptionalReference("spend", SpendSettings.Kind, "What the zone may spend, and who is told. Default: no limit."),
        Corporate = fields.OptionalReference(
            "corporate", CorporateSettings.Kind, "How the bank's own devices reach the zone; for rnd and production. Default: not at all."),
        Serving = fields.OptionalReference("serving", ServingSettings.Kind, "The zone's models; for rnd and production. Default: none."),
        Ingestion = fields.OptionalReference(
            "ingestion", IngestionSettings.Kind, "What comes into the zone: exports and promotion in staging, feeds in rnd. Default: nothing."),
        Files = fields.OptionalReference("files", FileSettings.Kind, "The zone's file systems; for rnd and production. Default: none."),
        Lake = fields.OptionalReference("lake", LakeSettings.Kind, "The zone's data lake; for rnd and production. Default: none."),
        Backup = fields.OptionalReference("backup", BackupSettings.Kind, "The zone's backups. Default: none."),
        Studio = fields.OptionalReference("studio", StudioSettings.Kind, "SageMaker Studio; for rnd. Default: none."),
        Training = fields.OptionalReference(
            "training", TrainingSettings.Kind, "Training and batch scoring on SageMaker; for rnd and production. Default: none."),
        Labeling = fields.OptionalReference("labeling", LabelingSettings.Kind, "The bank's labellers; for rnd. Default: none."),
        HasLabelingClientSecret = fields.Optional(
            "labelingClientSecret", SettingKinds.Secret, false,
            "The client secret of the labellers' identity provider: `pulumi config set --secret`."),
        Delivery = fields.OptionalReference(
            "delivery", DeliverySettings.Kind, "Releases and promotions; for rnd and production. Default: none."),
        Warehouse = fields.OptionalReference("warehouse", WarehouseSettings.Kind, "The zone's own warehouse; for rnd and production. Default: none."),
        Scoring = fields.OptionalList("scoring", ScoringSettings.Kind, "The chains that score files and show the scores; for rnd and production. Default: none."),
        Spark = fields.OptionalList("spark", SparkSettings.Kind, "The Spark clusters; for rnd. Default: none."),
        HasDashboardsPassword = fields.Optional(
            "dashboardsPassword", SettingKinds.Secret, false, "The password of the database user by which QuickSight reads: `pulumi config set --secret`."),
        HasChartsPassword = fields.Optional(
            "chartsPassword", SettingKinds.Secret, false, "The password of the chart repository: `pulumi config set --secret`."),
        HasKubeflowSecrets =
        [
            fields.Optional(KubeflowSecrets.Keys[0], SettingKinds.Secret, false, "What the identity provider knows Kubeflow by."),
            fields.Optional(
                KubeflowSecrets.Keys[1], SettingKinds.Secret, false, "What sign-in cookies are encrypted with: 32 random bytes in URL-safe base64."),
            fields.Optional(KubeflowSecrets.Keys[2], SettingKinds.Secret, false, "The password of Katib's database."),
        ],
    };

    /// <summary>What concerns several settings. Those that are missing or wrong are null here.</summary>
    private static void CheckTogether(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        CheckParts((SettingNode.Map)node, reading);
        DataChecks.Run(settings, node, reading);
        SecurityChecks.Run(settings, node, reading);
        ServingSettings.CheckInZone(settings, node, reading);
        AnalyticsChecks.Run(settings, node, reading);
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
            CheckCluster(cluster, network, settings.Link, settings.Corporate, settings.Keys?.Deployer ?? "", node.At("cluster"), reading);
        }

        KubeflowChecks.Check(settings, (SettingNode.Map)node, reading);
        if (settings is { Link: { } link, Network: { } destination })
        {
            CheckLink(link, destination, node.At("link"), reading);
        }

        MachineLearningChecks.Check(settings, node, reading);
    }

    /// <summary>Which zone has which parts.</summary>
    private static void CheckParts(SettingNode.Map root, SettingReading reading)
    {
        if ((root.Find("zone") as SettingNode.Scalar)?.Text is { } zone)
        {
            ZoneParts.Check(zone, root, reading);
        }
    }

    private static void CheckCluster(
        ClusterSettings cluster,
        NetworkSettings network,
        LinkSettings? link,
        CorporateSettings? corporate,
        string deployer,
        SettingNode node,
        SettingReading reading)
    {
        ComponentRefusal.Catch(node, reading, () => EksClusterRules.Check("eks", cluster.ToArgs(new ClusterSurroundings
        {
            Zone = reading.TrialZone,
            SupportedOn = reading.Today,
            Block = network.Block,
            ConnectedBlocks = ClusterSurroundings.Connected(link, corporate),
            VpcId = "",
            SubnetIds = [],
            SecretsKeyArn = "",
            LogKeyArn = "",
            Deployer = deployer,
            NodePrefixLists = [],
            RoleOf = persona => PersonaRoles.RoleArnOf(reading.TrialZone, persona),
        })));
        ComponentRefusal.Catch(node.At("version"), reading, () => _ = Facts.AddonVersions.For(cluster.Version));
        if (cluster.Access.Any(access => access.Role == deployer))
        {
            reading.Refuse(node.At("access"), "the role that deploys the zone is among them", "take it out: it is cluster-admin anyway.");
        }

        if (node.At("ladders") is SettingNode.List ladders)
        {
            foreach (var (ladder, item) in cluster.Ladders.Zip(ladders.Items))
            {
                ladder.Check(network.AvailabilityZones, item, reading);
            }
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
