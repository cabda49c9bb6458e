using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-17.</summary>
internal sealed class MonitoringSchedulesArePrivate() : ResourceRule(
    new()
    {
        Id = "SGM-17",
        Title = "Monitoring schedules run isolated and encrypted",
        Demand = "A monitoring schedule that describes its job gives it network isolation and encrypts the traffic between its "
            + "instances.",
        Why = "The job reads captured requests of clients; with the network open its container could send them anywhere.",
        Repair = "Set networkConfig.enableNetworkIsolation and enableInterContainerTrafficEncryption to true, or name a job "
            + "definition that has both.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("SageMaker.14"), Control.SecurityHub("SageMaker.22"), Control.Nist("SC-7"), Control.Nist("SC-8")],
    },
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
    "aws-native:sagemaker:MonitoringSchedule")
{
    private static readonly string[] Switches = ["enableNetworkIsolation", "enableInterContainerTrafficEncryption"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        const string at = "monitoringScheduleConfig.monitoringJobDefinition.networkConfig";
        var config = resource.Stated("monitoringScheduleConfig");

        // A named definition is a resource of its own, with rules of its own.
        if (config["monitoringJobDefinition"].Given().IsAbsent && config["monitoringJobDefinitionName"].Given().IsSet.IsYes)
        {
            return [];
        }

        var network = config["monitoringJobDefinition"]["networkConfig"];
        return Switches.Select(
            name => resource.Demand($"{at}.{name}", network[name].Or(false).IsTrue, $"The schedule's job has {name} {network[name].Or(false)}."));
    }
}
