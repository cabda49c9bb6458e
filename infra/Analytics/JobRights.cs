using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What the roles of SageMaker jobs need besides their data: an interface in the network, their image, their log.</summary>
internal static class JobRights
{
    /// <summary>The log groups of SageMaker's jobs and notebooks, one for each account and region (<see cref="JobLogs"/>).</summary>
    public static readonly string[] LogGroups =
    [
        "/aws/sagemaker/LabelingJobs", "/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/TrainingJobs", "/aws/sagemaker/TransformJobs",
        "/aws/sagemaker/studio",
    ];

    /// <summary>
    /// Network interfaces in the zone's VPC (Amazon SageMaker AI developer guide, "SageMaker AI roles", CreateTrainingJob API). An
    /// interface that does not exist yet has no VPC, so subnets and groups carry that condition.
    /// </summary>
    public static PolicyStatement[] Network(ZoneIdentity zone, Input<string> vpcId) =>
    [
        new("ManageInterfaces", PolicyEffect.Allow)
        {
            Actions =
            [
                "ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface",
                "ec2:DeleteNetworkInterfacePermission",
            ],
            Resources = [Ec2(zone, "network-interface/*")],
        },
        new("UseSubnetsAndGroups", PolicyEffect.Allow)
        {
            Actions = ["ec2:CreateNetworkInterface"],
            Resources = [Ec2(zone, "subnet/*"), Ec2(zone, "security-group/*")],
            Conditions = [new PolicyCondition("ArnEquals", "ec2:Vpc", Output.Format($"{Ec2(zone, "vpc/")}{vpcId}"))],
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

    /// <summary>Pulling images from the zone's registry.</summary>
    public static PolicyStatement[] Pull(ZoneIdentity zone, params IReadOnlyList<ImageName> images) =>
    [
        new("SignInToRegistry", PolicyEffect.Allow) { Actions = ["ecr:GetAuthorizationToken"], Resources = ["*"] },
        new("PullImages", PolicyEffect.Allow)
        {
            Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Resources =
            [
                .. images.Select(image => PinnedImage.RepositoryArnOf(image, zone)).Distinct().Order(StringComparer.Ordinal)
                    .Select(arn => (Input<string>)arn),
            ],
        },
    ];

    /// <summary>Writing to log groups that are there already, and metrics of jobs.</summary>
    public static PolicyStatement[] LogsAndMetrics(ZoneIdentity zone, params string[] logGroups) =>
    [
        new("WriteLogs", PolicyEffect.Allow)
        {
            Actions = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resources =
            [
                .. logGroups.Select(group =>
                    (Input<string>)$"arn:{zone.Partition}:logs:{zone.Region.Name}:{zone.AccountId}:log-group:{group}:*"),
            ],
        },
        new("WriteMetrics", PolicyEffect.Allow)
        {
            Actions = ["cloudwatch:PutMetricData"],
            Resources = ["*"],
            Conditions = [new PolicyCondition("StringLike", "cloudwatch:namespace", "/aws/sagemaker/*")],
        },
    ];

    /// <summary>The ARN of something of SageMaker in the zone, "training-job/pipelines-*".</summary>
    public static string Arn(ZoneIdentity zone, string what) =>
        $"arn:{zone.Partition}:sagemaker:{zone.Region.Name}:{zone.AccountId}:{what}";

    private static string Ec2(ZoneIdentity zone, string what) => $"arn:{zone.Partition}:ec2:{zone.Region.Name}:{zone.AccountId}:{what}";
}
