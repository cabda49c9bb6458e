using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's network.</summary>
public sealed record NetworkSettings
{
    /// <summary>The zone's addresses.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>The availability zones it spans.</summary>
    public required IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; }

    /// <summary>The way out to the internet.</summary>
    public required Egress Egress { get; init; }

    /// <summary>The AWS services that it has endpoints for.</summary>
    public required IReadOnlyList<AwsService> Services { get; init; }

    /// <summary>The ports of data stores.</summary>
    public required IReadOnlyList<ServicePort> DataPorts { get; init; }

    /// <summary>Buckets of AWS that may be read through the S3 endpoint.</summary>
    public required IReadOnlyList<string> ReadableAwsBuckets { get; init; }

    /// <summary>For how many days flow logs are kept.</summary>
    public required int FlowLogRetentionDays { get; init; }

    /// <summary>Whether this stack sets the account's "block public access" of VPCs in the region.</summary>
    public required bool SetsAccountBlockPublicAccess { get; init; }

    internal static SettingKind<NetworkSettings> Kind { get; } = SettingKinds.Record(fields => new NetworkSettings
    {
        Block = fields.Required("block", AwsSettings.AddressBlock, "The zone's private addresses, /16 or smaller: '10.20.0.0/16'."),
        AvailabilityZones = fields.Required(
            "availabilityZones", SettingKinds.ListOf(AwsSettings.AvailabilityZone), "Two or three availability zones of the region."),
        Egress = fields.Optional(
            "egress",
            SettingKinds.Choice(
                ("none", Egress.None), ("single-nat-gateway", Egress.SingleNatGateway), ("nat-gateway-per-zone", Egress.NatGatewayPerZone)),
            Egress.None,
            "The way out to the internet. Default: none."),
        Services = fields.Optional(
            "services",
            SettingKinds.ListOf(AwsSettings.Service),
            AwsService.PrivateCluster,
            "The AWS services to make endpoints for, by endpoint name. Default: what a private EKS zone needs."),
        DataPorts = fields.OptionalList(
            "dataPorts", AwsSettings.Port, "The ports on which the application tier reaches data stores. Default: none."),
        ReadableAwsBuckets = fields.OptionalList(
            "readableAwsBuckets",
            SettingKinds.Text,
            "Buckets of AWS, by name, that may be read through the S3 endpoint beside the one of ECR's layers. Default: none."),
        FlowLogRetentionDays = fields.Optional(
            "flowLogRetentionDays", SettingKinds.Integer(365, 3653), 365, "For how many days flow logs are kept. Default: 365."),
        SetsAccountBlockPublicAccess = fields.Optional(
            "setsAccountBlockPublicAccess",
            SettingKinds.Boolean,
            true,
            "Whether this stack sets the account's 'block public access' of VPCs in the region. "
            + "Write false where another stack of the account does. Default: true."),
    }).Check(Check);

    /// <summary>The arguments of the network.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="logKeyArn">The key of the flow logs.</param>
    /// <param name="boundaryArn">The boundary of the zone's roles; null while only the settings are checked.</param>
    /// <param name="corporate">From where the bank's devices come; null where they do not.</param>
    public ZoneNetworkArgs ToArgs(
        ZoneIdentity zone, Input<string> logKeyArn, Input<string>? boundaryArn = null, CorporateReach? corporate = null) => new()
    {
        PermissionBoundaryArn = boundaryArn,
        Corporate = corporate,
        Zone = zone,
        Block = Block,
        AvailabilityZones = AvailabilityZones,
        LogKeyArn = logKeyArn,
        FlowLogRetentionDays = FlowLogRetentionDays,
        Egress = Egress,
        Services = Services,
        DataPorts = DataPorts,
        ReadableAwsBuckets = ReadableAwsBuckets,
        SetsAccountBlockPublicAccess = SetsAccountBlockPublicAccess,
    };

    /// <summary>
    /// What concerns several of its settings. The component is tried only with arguments that nothing else is wrong with.
    /// </summary>
    private static void Check(NetworkSettings settings, SettingNode node, SettingReading reading)
    {
        var before = reading.Problems.Count;
        var interfaces = settings.Services.Count(service => service.Kind == EndpointKind.Interface);
        if (!SubnetPlan.TryCreate(settings.Block, settings.AvailabilityZones, settings.Egress, interfaces, out _, out var problem))
        {
            reading.Refuse(node.At(settings.AvailabilityZones.Count is 2 or 3 ? "block" : "availabilityZones"), problem);
        }

        if (LogRetention.ProblemOf(settings.FlowLogRetentionDays) is { } retention)
        {
            reading.Refuse(node.At("flowLogRetentionDays"), retention);
        }

        if (reading.Region is not null && reading.Problems.Count == before)
        {
            ComponentRefusal.Catch(
                node, reading, () => _ = ZoneNetworkCheck.Plan("network", settings.ToArgs(reading.TrialZone, logKeyArn: "")));
        }
    }
}
