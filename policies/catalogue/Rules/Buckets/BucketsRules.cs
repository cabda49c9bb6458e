namespace LandingZone.Policies.Rules.Buckets;

/// <summary>The rules about S3 buckets.</summary>
internal static class BucketsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new PublicAccessIsBlocked(),
        new NoPublicAcls(),
        new OnlyEncryptedTransport(),
        new BucketsHaveTheBanksKey(),
        new BucketsAreVersioned(),
        new BucketsLogAccess(),
        new RecordsAreLocked(),
        new BucketsCleanUp(),
        new BucketsHaveNoAcls(),
        new BucketPoliciesStayInside(),
        new PreciousDataIsCopied(),
        new AccessPointsAreClosed(),
        new BucketsAreNotEmptiedToDelete(),
    ];
}
