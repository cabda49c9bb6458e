using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>
/// What the role of a variant needs for SageMaker to run it (Amazon SageMaker AI developer guide, "SageMaker AI roles", CreateModel API),
/// besides what every version may do.
/// </summary>
internal static class EndpointRights
{
    /// <summary>The statements.</summary>
    public static IReadOnlyList<PolicyStatement> Of(ZoneIdentity zone, PinnedImage image, string logGroup, Input<string> vpcId)
    {
        var ec2 = $"arn:{zone.Partition}:ec2:{zone.Region.Name}:{zone.AccountId}";
        return
        [
            new("SignInToRegistry", PolicyEffect.Allow) { Actions = ["ecr:GetAuthorizationToken"], Resources = ["*"] },
            new("PullImage", PolicyEffect.Allow)
            {
                Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resources = [image.RepositoryArnIn(zone)],
            },
            new("WriteLogs", PolicyEffect.Allow)
            {
                Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                Resources = [$"arn:{zone.Partition}:logs:{zone.Region.Name}:{zone.AccountId}:log-group:{logGroup}:*"],
            },
            new("WriteMetrics", PolicyEffect.Allow)
            {
                Actions = ["cloudwatch:PutMetricData"],
                Resources = ["*"],
                Conditions = [new PolicyCondition("StringLike", "cloudwatch:namespace", "/aws/sagemaker/*")],
            },
            new("ManageInterfaces", PolicyEffect.Allow)
            {
                Actions =
                [
                    "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface",
                    "ec2:DeleteNetworkInterfacePermission",
                ],
                Resources = [$"{ec2}:network-interface/*"],
            },
            new("UseSubnetsAndGroups", PolicyEffect.Allow)
            {
                // An interface that does not exist yet has no VPC, so it is the subnet and the group that carry the condition.
                Actions = ["ec2:CreateNetworkInterface"],
                Resources = [$"{ec2}:subnet/*", $"{ec2}:security-group/*"],
                Conditions = [new PolicyCondition("ArnEquals", "ec2:Vpc", Output.Format($"{ec2}:vpc/{vpcId}"))],
            },
            new("DescribeNetwork", PolicyEffect.Allow)
            {
                Actions =
                [
                    "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
                    "ec2:DescribeVpcs",
                ],

                // EC2 takes no resource for these.
                Resources = ["*"],
            },
        ];
    }
}
