using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Logging;

/// <summary>LOG-03.</summary>
internal sealed class AlarmActs() : ResourceRule(
    new()
    {
        Id = "LOG-03",
        Title = "Alarms tell somebody",
        Demand = "An alarm has an action when it rings, and its actions are enabled.",
        Why = "An alarm without an action changes its colour on a page that nobody looks at.",
        Repair = "Set alarmActions to the ARN of a topic or of another action, and leave actionsEnabled out or set it to true.",
        Severity = Severity.High,
        Controls = [Control.SecurityHub("CloudWatch.15"), Control.Nist("SI-4(5)")],
    },
    [.. LogGroupTypes.Alarms, "aws:cloudwatch/compositeAlarm:CompositeAlarm", "aws-native:cloudwatch:CompositeAlarm"])
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand("alarmActions", resource.Stated("alarmActions").IsSet, "The alarm tells nobody (alarmActions is not set)."),
        resource.Demand(
            "actionsEnabled", resource.Stated("actionsEnabled").Or(true).IsTrue, "The actions of the alarm are off (actionsEnabled is false)."),
    ];
}
