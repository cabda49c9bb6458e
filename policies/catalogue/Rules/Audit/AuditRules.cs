namespace LandingZone.Policies.Rules.Audit;

/// <summary>The rules about CloudTrail, GuardDuty and AWS Config.</summary>
internal static class AuditRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new TrailSeesTheWholeAccount(),
        new TrailsHaveKeys(),
        new TrailsAreSealed(),
        new TrailsGoToLogs(),
        new TrailsSeeObjects(),
        new TrailBucketsAreSafe(),
        new DetectorsAreOn(),
        new DetectorsHaveProtections(),
        new RecorderSeesEverything(),
    ];
}
