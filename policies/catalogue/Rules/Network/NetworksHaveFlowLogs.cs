using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-02.</summary>
internal sealed class NetworksHaveFlowLogs() : StackRule(
    new()
    {
        Id = "NET-02",
        Title = "Networks log all their traffic",
        Demand = "Every VPC has a flow log of all traffic, and what it writes is encrypted with a key of the bank.",
        Why = "Without a record of accepted and rejected connections nobody can tell afterwards who talked to whom.",
        Repair = "Add an aws.ec2.FlowLog with the vpcId and trafficType ALL, and set kmsKeyId on the log group that it writes to.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EC2.6"), Control.CisAws("3.7"), Control.Nist("AU-12"), Control.Nist("SI-7(8)")],
    })
{
    private static readonly string[] LogGroups = ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var logs = new Companions(stack, "vpcId", "aws:ec2/flowLog:FlowLog");
        var nativeLogs = new Companions(stack, "resourceId", NetworkTypes.NativeFlowLog);
        foreach (var network in stack.OfType(NetworkTypes.Networks))
        {
            yield return network.Demand(
                logs.Any(network, LogsAll) | nativeLogs.Any(network, LogsAll),
                logs.Of(network).Concat(nativeLogs.Of(network)).FirstOrDefault() is { } partial
                    ? $"The VPC's flow log has only the traffic {partial["trafficType"]}."
                    : "The VPC has no flow log.",
                "Which traffic the VPC's flow logs have is not known yet.");
        }

        foreach (var log in stack.OfType("aws:ec2/flowLog:FlowLog", NetworkTypes.NativeFlowLog))
        {
            yield return Encrypted(stack, log);
        }
    }

    private static Truth LogsAll(Resource log) => log["trafficType"].Is("ALL");

    // S3 encrypts every object, and the rules of buckets ask for the key; Firehose has rules of its own.
    private static Verdict? Encrypted(StackResources stack, Resource log)
    {
        var kind = log.Stated("logDestinationType").Or("cloud-watch-logs").Is("cloud-watch-logs");
        if (!kind.IsYes)
        {
            return kind.IsNo ? null : Verdict.Open(log, "logDestinationType is not known yet.", "logDestinationType");
        }

        var property = log.Inputs["logGroupName"].IsAbsent ? "logDestination" : "logGroupName";
        return stack.TargetsOf(log, property, LogGroups) is [var group, ..]
            ? log.Demand(
                property,
                group.Stated("kmsKeyId").IsSet | KeyIsComing(group),
                $"The flow log writes to the log group '{group.Name}', which has no kmsKeyId.")
            : Verdict.Open(log, "The log group of the flow log is not in this stack, so that its key cannot be seen.", property);
    }

    private static Truth KeyIsComing(Resource group) => group.PropertyDependencies.ContainsKey("kmsKeyId");
}
