using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>GDY-01.</summary>
internal sealed class DetectorsAreOn() : ResourceRule(
    new()
    {
        Id = "GDY-01",
        Title = "GuardDuty is on",
        Demand = "A detector is enabled.",
        Why = "A detector that is off looks like one in every list, and finds nothing.",
        Repair = "Leave enable out, or set it to true.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("GuardDuty.1"), Control.Nist("SI-4")],
    },
    "aws:guardduty/detector:Detector",
    "aws-native:guardduty:Detector")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand("enable", resource.Stated("enable").Or(true).IsTrue, "The detector is off (enable is false)."),
    ];
}
