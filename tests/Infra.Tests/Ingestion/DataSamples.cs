using System.Collections.Immutable;
using LandingZone.Etl;
using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Infra.Tests.Ingestion;

/// <summary>What data components stand on, to test with.</summary>
internal static class DataSamples
{
    public const string Boundary = "arn:aws:iam::111111111111:policy/boundary";

    public static Archive Code => new AssetArchive(new Dictionary<string, AssetOrArchive> { ["promotion.py"] = new StringAsset("") });

    public static ZoneTier Tier(NetworkTier tier = NetworkTier.Data) => new()
    {
        Tier = tier,
        Block = CidrBlock.Parse("10.20.16.0/20"),
        SubnetIds = Output.Create(ImmutableArray.Create("subnet-a", "subnet-b")),
        RouteTableIds = Output.Create(ImmutableArray.Create("rtb-a", "rtb-b")),
        NetworkAclId = Output.Create("acl-data"),
        SecurityGroupId = Output.Create("sg-data"),
    };

    public static EncryptedPrefix Part(string bucket, string prefix, Input<string> keyArn) => new()
    {
        BucketName = bucket, BucketArn = $"arn:aws:s3:::{bucket}", Prefix = prefix, KeyArn = keyArn,
    };
}
