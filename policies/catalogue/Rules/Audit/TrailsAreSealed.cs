using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CTR-03.</summary>
internal sealed class TrailsAreSealed() : ResourceRule(
    new()
    {
        Id = "CTR-03",
        Title = "Trails can be checked for changes",
        Demand = "A trail has log file validation.",
        Why = "Without the signed digests nobody can prove that the log is what CloudTrail wrote.",
        Repair = "Set enableLogFileValidation to true.",
        Severity = Severity.Low,
        Controls = [Control.Fsbp("CloudTrail.4"), Control.CisAws("3.2"), Control.Nist("AU-9"), Control.Nist("SI-7(1)")],
    },
    "aws:cloudtrail/trail:Trail",
    "aws-native:cloudtrail:Trail")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "enableLogFileValidation",
            resource.Stated("enableLogFileValidation").Or(false).IsTrue,
            "The trail's files can be changed unseen (enableLogFileValidation is false)."),
    ];
}
