using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What the role of every <see cref="PythonFunction"/> may do, whatever its code does.</summary>
internal static class FunctionRights
{
    /// <summary>What Lambda itself does with the role to put the function into the network.</summary>
    private static readonly string[] Interfaces =
    [
        "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses",
    ];

    /// <summary>The same, where EC2 knows no resource.</summary>
    private static readonly string[] InterfaceLists = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];

    /// <summary>The statements.</summary>
    public static IEnumerable<PolicyStatement> Of(PythonFunctionArgs args, string functionArn, Input<string> logGroupArn)
    {
        var zone = args.Zone;
        yield return new("WriteLogs", PolicyEffect.Allow)
        {
            Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resources = [Output.Format($"{logGroupArn}:*")],
        };

        // X-Ray knows no resource here.
        yield return new("WriteTraces", PolicyEffect.Allow)
        {
            Actions = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
            Resources = ["*"],
        };
        foreach (var statement in Network(zone, functionArn))
        {
            yield return statement;
        }

        yield return KeyUse.Read("DecryptEnvironment", zone, args.KeyArn, "lambda");
        if (args.Queues.Count > 0)
        {
            yield return new("WorkOffQueues", PolicyEffect.Allow)
            {
                Actions = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                Resources = [.. args.Queues.Select(queue => queue.Arn)],
            };
            yield return KeyUse.Read("DecryptMessages", zone, args.Queues[0].KeyArn, "sqs") with
            {
                Resources = [.. args.Queues.Select(queue => queue.KeyArn)],
            };
        }

        if (args.FailedEvents is { } failed)
        {
            yield return new("SendFailedEvents", PolicyEffect.Allow) { Actions = ["sqs:SendMessage"], Resources = [failed.Arn] };
            yield return KeyUse.ReadAndWrite("EncryptFailedEvents", zone, failed.KeyArn, "sqs");
        }
    }

    /// <summary>
    /// Lambda puts network interfaces into the subnets and takes them away again by the function's role (Lambda developer guide, "Giving
    /// Lambda functions access to resources in an Amazon VPC"). The code itself may not: its requests carry the function's ARN.
    /// </summary>
    private static PolicyStatement[] Network(ZoneIdentity zone, string functionArn) =>
    [
        new("JoinNetwork", PolicyEffect.Allow)
        {
            Actions = Interfaces,
            Resources = [$"arn:{zone.Partition}:ec2:{zone.Region.Name}:{zone.AccountId}:*/*"],
        },
        new("ListNetwork", PolicyEffect.Allow) { Actions = InterfaceLists, Resources = ["*"] },
        new("DenyNetworkToCode", PolicyEffect.Deny)
        {
            Actions = [.. Interfaces, .. InterfaceLists],
            Resources = ["*"],
            Conditions = [PolicyCondition.ArnLike("lambda:SourceFunctionArn", functionArn)],
        },
    ];
}
