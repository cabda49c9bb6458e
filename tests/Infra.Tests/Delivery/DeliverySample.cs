using LandingZone.Delivery;
using LandingZone.Infra.Tests.Analytics;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Delivery;

/// <summary>What the components of delivery are tried with.</summary>
internal static class DeliverySample
{
    public const string Approver = "arn:aws:iam::222222222222:role/operator";
    public const string Signing = "arn:aws:kms:eu-west-1:222222222222:key/signing";

    public static ZoneIdentity Production { get; } = Samples.Zone(ZoneKind.Production, "eu-west-1", "333333333333");

    public static BuildGround Ground(ZoneIdentity? zone = null) => new()
    {
        Zone = zone ?? Samples.Rnd,
        Image = PinnedImage.Parse("build/tools@sha256:" + new string('b', 64)),
        Network = AnalyticsSample.Network,
        StorageKeyArn = AnalyticsSample.StorageKey,
        LogKeyArn = AnalyticsSample.LogKey,
        MessageKeyArn = AnalyticsSample.MessageKey,
        PermissionBoundaryArn = AnalyticsSample.Boundary,
    };

    public static ReleasedModel Released(string model = "crimes", bool promoted = true) => new()
    {
        Model = model,
        Image = ImageName.Parse("serving/crimes"),
        BaseImages = [ImageName.Parse("training/crimes")],
        SigningKeyArn = Signing,
        Production = promoted ? Production : null,
    };

    public static BuildPipelineArgs Pipeline(ReleasedModel? released = null, string repository = "bank/crimes", params string[] approvers) => new()
    {
        Ground = Ground(),
        Released = released ?? Released(),
        ConnectionArn = "arn:connection",
        Repository = repository,
        Approvers = approvers,
        AccessLogBucketName = "logs",
    };
}
