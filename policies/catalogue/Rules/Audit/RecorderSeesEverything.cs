using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CFG-01.</summary>
internal sealed class RecorderSeesEverything() : StackRule(
    new()
    {
        Id = "CFG-01",
        Title = "AWS Config records everything",
        Demand = "A recorder is on, records all supported types and the global ones, and has the service-linked role.",
        Why = "What is not recorded cannot be judged: no rule of Config sees it, and nobody can tell how it was before.",
        Repair = "Set recordingGroup.allSupported and includeGlobalResourceTypes to true, roleArn to AWSServiceRoleForConfig, and "
            + "add a RecorderStatus with isEnabled true.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("Config.1"), Control.CisAws("3.3"), Control.Nist("CM-8")],
    })
{
    private const string ServiceRole = ":role/aws-service-role/config.amazonaws.com/";
    private const string ServiceRoleType = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var statuses = new Companions(stack, "name", "aws:cfg/recorderStatus:RecorderStatus");
        foreach (var recorder in stack.OfType("aws:cfg/recorder:Recorder"))
        {
            yield return recorder.Demand(
                statuses.Any(recorder, status => status.Stated("isEnabled").IsTrue),
                "The recorder is not started: it has no RecorderStatus with isEnabled true.",
                "Whether the recorder is started is not known yet.");

            var group = recorder.Given("recordingGroup");
            yield return recorder.Demand(
                "recordingGroup.allSupported",
                group["allSupported"].Or(true).IsTrue
                    & !group["exclusionByResourceTypes"].IsSet
                    & group["recordingStrategies"]["useOnly"].Given().Or("ALL_SUPPORTED_RESOURCE_TYPES").Is("ALL_SUPPORTED_RESOURCE_TYPES"),
                "The recorder leaves out types of resources (recordingGroup).");
            yield return recorder.Demand(
                "recordingGroup.includeGlobalResourceTypes",
                group["includeGlobalResourceTypes"].Or(false).IsTrue,
                "The recorder leaves out global resources such as IAM roles (includeGlobalResourceTypes is false).");

            var role = recorder.Given("roleArn");
            yield return recorder.Demand(
                "roleArn",
                role.IsUnknown && stack.TargetsOf(recorder, "roleArn", ServiceRoleType).Count > 0
                    ? Truth.Yes
                    : role.Matches(arn => arn.Contains(ServiceRole, StringComparison.Ordinal)),
                $"The recorder does not have the service-linked role (roleArn is {role}).");
        }
    }
}
