using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Plans;

/// <summary>Two zones and the link between them, made of every component of networking, security, storage and registry.</summary>
internal static class Estate
{
    public static void Declare()
    {
        var staging = Network("staging", "10.20.0.0/16", Egress.None, Samples.Staging, out _);
        var rnd = Network("rnd", "10.40.0.0/16", Egress.NatGatewayPerZone, Samples.Rnd, out var keys);
        var logs = new LogBucket("rnd-logs", new LogBucketArgs { Zone = Samples.Rnd });
        _ = new SecureBucket("rnd-data", new SecureBucketArgs
        {
            Zone = Samples.Rnd,
            Content = "approved-data",
            KeyArn = keys.KeyArns[KeyPurpose.Storage],
            AccessLogBucketName = logs.BucketName,
            ObjectLock = new ObjectLock(ObjectLockMode.Governance, 30),
        });
        _ = new ImageCatalog("rnd-images", new ImageCatalogArgs
        {
            Zone = Samples.Rnd,
            Images = [ImageName.Parse("training")],
            KeyArn = keys.KeyArns[KeyPurpose.Registry],
            SetsAccountEnhancedScanning = true,
        });
        _ = new ZoneLink("link", new ZoneLinkArgs
        {
            Source = new ZoneLinkEnd
            {
                Zone = Samples.Staging,
                VpcId = staging.VpcId,
                Tier = NetworkTier.Application,
                TierBlock = staging.Application.Block,
                AvailabilityZones = staging.AvailabilityZones,
                RouteTableIds = staging.Application.RouteTableIds,
                SecurityGroupId = staging.Application.SecurityGroupId!,
                NetworkAclId = staging.Application.NetworkAclId,
            },
            Destination = new ZoneLinkEnd
            {
                Zone = Samples.Rnd,
                VpcId = rnd.VpcId,
                Tier = NetworkTier.Data,
                TierBlock = rnd.Data.Block,
                AvailabilityZones = rnd.AvailabilityZones,
                RouteTableIds = rnd.Data.RouteTableIds,
                SecurityGroupId = rnd.Data.SecurityGroupId!,
                NetworkAclId = rnd.Data.NetworkAclId,
            },
            SourceProvider = new Pulumi.Aws.Provider("staging-account", new Pulumi.Aws.ProviderArgs { Region = "eu-west-1" }),
            Ports = [new ServicePort(2049, "NFS")],
            Number = 1,
        });
    }

    private static ZoneNetwork Network(string name, string block, Egress egress, ZoneIdentity zone, out ZoneKeys keys)
    {
        keys = new ZoneKeys($"{name}-keys", new ZoneKeysArgs
        {
            Zone = zone,
            Deployer = $"arn:aws:iam::{zone.AccountId}:role/deployer",
            Keys = [.. Enum.GetValues<KeyPurpose>().Select(purpose => new ZoneKey { Purpose = purpose })],
        });
        return new ZoneNetwork($"{name}-net", new ZoneNetworkArgs
        {
            Zone = zone,
            Block = CidrBlock.Parse(block),
            AvailabilityZones = [.. Region.Parse("eu-west-1").AvailabilityZones],
            LogKeyArn = keys.KeyArns[KeyPurpose.Logs],
            Egress = egress,
            Services = AwsService.MachineLearning,
            DataPorts = [new ServicePort(2049, "NFS")],
        });
    }
}
