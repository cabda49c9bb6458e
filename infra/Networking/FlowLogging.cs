using LandingZone.Security;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ec2 = Pulumi.Aws.Ec2;
using Iam = Pulumi.Aws.Iam;

namespace LandingZone.Networking;

/// <summary>The flow logs of a network: every connection, allowed or not, in an encrypted log group.</summary>
internal static class FlowLogging
{
    /// <summary>
    /// The fields of the default format, and those that say where a packet really came from and went to behind a NAT gateway or a load
    /// balancer, by which way it left, and to which AWS service (Amazon VPC user guide, "Flow log records", versions 2 to 5).
    /// </summary>
    private static readonly string Format = string.Join(' ', new[]
    {
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end",
        "action", "log-status", "vpc-id", "subnet-id", "instance-id", "tcp-flags", "pkt-srcaddr", "pkt-dstaddr", "pkt-src-aws-service",
        "pkt-dst-aws-service", "az-id", "flow-direction", "traffic-path",
    }.Select(field => $"${{{field}}}"));

    /// <summary>Seconds between records: the shorter of the two values that EC2 offers.</summary>
    private const int AggregationSeconds = 60;

    /// <summary>Declares the log group, the role that writes to it, and the flow log; gives back the log group.</summary>
    public static CloudWatch.LogGroup Declare(NetworkScope scope, ZoneNetworkArgs args)
    {
        var zone = scope.Zone;
        var region = zone.Region.Name;
        var groupName = $"/landing-zone/{zone.Name}/vpc-flow-logs";
        var groupArn = $"arn:{zone.Partition}:logs:{region}:{zone.AccountId}:log-group:{groupName}";

        var groupOptions = scope.Options();
        groupOptions.Protect = true;
        var group = new CloudWatch.LogGroup(scope.ResourceName("flow-logs"), new CloudWatch.LogGroupArgs
        {
            Name = groupName,
            KmsKeyId = args.LogKeyArn,
            RetentionInDays = args.FlowLogRetentionDays,
            Tags = scope.Tags("flow-logs"),
        }, groupOptions);

        var role = new Iam.Role(scope.ResourceName("flow-logs"), new Iam.RoleArgs
        {
            Name = zone.NameOf("flow-logs", 64),
            Description = $"Lets VPC flow logs of {zone.Name} write to their log group",
            AssumeRolePolicy = Trust(scope).Json,
            PermissionsBoundary = args.PermissionBoundaryArn,
            Tags = scope.Tags("flow-logs"),
        }, scope.Options());
        var permissions = new Iam.RolePolicy(scope.ResourceName("flow-logs"), new Iam.RolePolicyArgs
        {
            Name = "write-flow-logs",
            Role = role.Id,
            Policy = Permissions(scope, groupArn).Json,
        }, scope.Options());

        var logOptions = scope.Options();
        logOptions.DependsOn = permissions;
        _ = new Ec2.FlowLog(scope.ResourceName("flow-logs"), new Ec2.FlowLogArgs
        {
            VpcId = scope.Vpc.Id,
            TrafficType = "ALL",
            LogDestinationType = "cloud-watch-logs",
            LogDestination = group.Arn,
            IamRoleArn = role.Arn,
            LogFormat = Format,
            MaxAggregationInterval = AggregationSeconds,
            Tags = scope.Tags("flow-logs"),
        }, logOptions);
        return group;
    }

    /// <summary>
    /// The service may take the role only for flow logs of this account in this region, not on behalf of somebody else's.
    /// </summary>
    private static PolicyDocument Trust(NetworkScope scope) => new()
    {
        Statements =
        [
            new PolicyStatement("AssumeByFlowLogs", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Service("vpc-flow-logs.amazonaws.com")],
                Actions = ["sts:AssumeRole"],
                Conditions =
                [
                    PolicyCondition.StringEquals("aws:SourceAccount", scope.Zone.AccountId),
                    PolicyCondition.ArnLike(
                        "aws:SourceArn",
                        $"arn:{scope.Zone.Partition}:ec2:{scope.Zone.Region.Name}:{scope.Zone.AccountId}:vpc-flow-log/*"),
                ],
            },
        ],
    };

    private static PolicyDocument Permissions(NetworkScope scope, string groupArn) => new()
    {
        Statements =
        [
            new PolicyStatement("WriteFlowLogs", PolicyEffect.Allow)
            {
                Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resources = [groupArn, $"{groupArn}:*"],
            },
            new PolicyStatement("FindLogGroup", PolicyEffect.Allow)
            {
                Actions = ["logs:DescribeLogGroups"],
                Resources = [$"arn:{scope.Zone.Partition}:logs:{scope.Zone.Region.Name}:{scope.Zone.AccountId}:log-group:*"],
            },
        ],
    };
}
