using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Networking;

/// <summary>The arguments of a network, each of which a test may change.</summary>
internal sealed class NetworkSample
{
    public ZoneIdentity Zone { get; set; } = Samples.Rnd;

    public string Block { get; set; } = "10.40.0.0/16";

    public string[] Zones { get; set; } = ["eu-west-1a", "eu-west-1b"];

    public Egress Egress { get; set; } = Egress.None;

    public int RetentionDays { get; set; } = 365;

    public IReadOnlyList<AwsService> Services { get; set; } = AwsService.PrivateCluster;

    public IReadOnlyList<ServicePort> DataPorts { get; set; } = [];

    public IReadOnlyList<string> ReadableAwsBuckets { get; set; } = [];

    public bool SetsBlock { get; set; } = true;

    public ZoneNetworkArgs ToArgs() => new()
    {
        Zone = Zone,
        Block = CidrBlock.Parse(Block),
        AvailabilityZones = [.. Zones.Select(AvailabilityZone.Parse)],
        LogKeyArn = "arn:key",
        FlowLogRetentionDays = RetentionDays,
        Egress = Egress,
        Services = Services,
        DataPorts = DataPorts,
        ReadableAwsBuckets = ReadableAwsBuckets,
        SetsAccountBlockPublicAccess = SetsBlock,
    };
}
