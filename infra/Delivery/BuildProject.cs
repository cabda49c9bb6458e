using LandingZone.Analytics;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using CodeBuild = Pulumi.Aws.CodeBuild;
using Inputs = Pulumi.Aws.CodeBuild.Inputs;

namespace LandingZone.Delivery;

/// <summary>
/// A project of CodeBuild in the zone's network, with a role, a log and a security group of its own. Its commands are set here; what it
/// gives away is encrypted with the zone's key.
/// </summary>
internal sealed class BuildProject
{
    private const int LogRetentionDays = 731;

    /// <summary>Minutes that a build waits for a machine.</summary>
    private const int QueuedMinutes = 60;

    private readonly ZoneIdentity _zone;
    private readonly string _what;

    /// <summary>Declares the project.</summary>
    /// <param name="name">Its resources' name.</param>
    /// <param name="what">What it is called in AWS, "crimes-package".</param>
    /// <param name="ground">What it stands on.</param>
    /// <param name="settings">What it does.</param>
    /// <param name="parent">The component.</param>
    public BuildProject(string name, string what, BuildGround ground, BuildSettings settings, ComponentResource parent)
    {
        (_zone, _what) = (ground.Zone, what);
        ProjectArn = ArnOf(ground.Zone, what);
        var projectName = ground.Zone.NameOf(what, 150);
        var logGroupName = $"/aws/codebuild/{projectName}";
        var logs = new CloudWatch.LogGroup(name, new()
        {
            Name = logGroupName,
            KmsKeyId = ground.LogKeyArn,
            RetentionInDays = LogRetentionDays,
            Tags = _zone.Tags(projectName),
        }, new CustomResourceOptions { Parent = parent });
        var group = JobSecurityGroup.Declare(name, _zone, ground.Network, $"Builds {what}: reach AWS services", among: null, parent);
        var role = new WorkloadIdentity(name, new()
        {
            Zone = _zone,
            Workload = what,
            Description = settings.Description,
            Trust = WorkloadTrust.Service("codebuild.amazonaws.com", ProjectArn),
            Statements =
            [
                .. settings.Statements,
                .. Base(ground),
            ],
            PermissionBoundaryArn = ground.PermissionBoundaryArn,
            MaxSessionSeconds = 3600,
        }, new ComponentResourceOptions { Parent = parent });
        RoleArn = role.RoleArn;
        ProjectName = new CodeBuild.Project(name, new()
        {
            Name = projectName,
            Description = settings.Description,
            ServiceRole = role.RoleArn,
            EncryptionKey = ground.StorageKeyArn,
            BuildTimeout = settings.TimeoutMinutes,
            QueuedTimeout = QueuedMinutes,
            ConcurrentBuildLimit = 1,
            ProjectVisibility = "PRIVATE",
            Source = new Inputs.ProjectSourceArgs { Type = settings.InPipeline ? "CODEPIPELINE" : "NO_SOURCE", Buildspec = settings.Commands },
            Artifacts = new Inputs.ProjectArtifactsArgs { Type = settings.InPipeline ? "CODEPIPELINE" : "NO_ARTIFACTS" },
            Environment = new Inputs.ProjectEnvironmentArgs
            {
                Type = "LINUX_CONTAINER",
                ComputeType = "BUILD_GENERAL1_MEDIUM",
                Image = ground.Image.UriIn(_zone),
                ImagePullCredentialsType = "SERVICE_ROLE",

                // The Docker daemon needs it; the container is thrown away after the build.
                PrivilegedMode = settings.BuildsImages,
                EnvironmentVariables = settings.Variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
                    .Select(variable => new Inputs.ProjectEnvironmentEnvironmentVariableArgs
                    {
                        Name = variable.Key,
                        Value = variable.Value,
                        Type = "PLAINTEXT",
                    }).ToList(),
            },
            VpcConfig = new Inputs.ProjectVpcConfigArgs
            {
                VpcId = ground.Network.VpcId,
                Subnets = ground.Network.SubnetIds.ToList(),
                SecurityGroupIds = { group },
            },
            LogsConfig = new Inputs.ProjectLogsConfigArgs
            {
                CloudwatchLogs = new Inputs.ProjectLogsConfigCloudwatchLogsArgs { Status = "ENABLED", GroupName = logs.Name },
            },
            Tags = _zone.Tags(projectName),
        }, new CustomResourceOptions { Parent = parent }).Name;
    }

    /// <summary>The project's name.</summary>
    public Output<string> ProjectName { get; }

    /// <summary>The project's ARN, known before it is there.</summary>
    public string ProjectArn { get; }

    /// <summary>The ARN of its role.</summary>
    public Output<string> RoleArn { get; }

    /// <summary>The ARN that a project has or will have.</summary>
    public static string ArnOf(ZoneIdentity zone, string what) =>
        $"arn:{zone.Partition}:codebuild:{zone.Region.Name}:{zone.AccountId}:project/{zone.NameOf(what, 150)}";

    /// <summary>
    /// What every build needs (AWS CodeBuild user guide, "Allow CodeBuild access to AWS services required to create a VPC network
    /// interface"): its log, its image, and an interface in the zone's subnets that CodeBuild alone may use.
    /// </summary>
    private PolicyStatement[] Base(BuildGround ground)
    {
        var ec2 = $"arn:{_zone.Partition}:ec2:{_zone.Region.Name}:{_zone.AccountId}";
        return
        [
            new("WriteLog", PolicyEffect.Allow)
            {
                Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resources =
                [
                    $"arn:{_zone.Partition}:logs:{_zone.Region.Name}:{_zone.AccountId}:log-group:/aws/codebuild/{_zone.NameOf(_what, 150)}:*",
                ],
            },
            new("PullBuildImage", PolicyEffect.Allow)
            {
                Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resources = [ground.Image.RepositoryArnIn(_zone)],
            },
            new("SignInForBuildImage", PolicyEffect.Allow) { Actions = ["ecr:GetAuthorizationToken"], Resources = ["*"] },
            new("MakeInterfaces", PolicyEffect.Allow)
            {
                Actions =
                [
                    "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces",
                    "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs",
                ],

                // CodeBuild asks for these without naming a resource that could be known before.
                Resources = ["*"],
            },
            new("HandInterfacesToCodeBuild", PolicyEffect.Allow)
            {
                Actions = ["ec2:CreateNetworkInterfacePermission"],
                Resources = [$"{ec2}:network-interface/*"],
                Conditions =
                [
                    PolicyCondition.StringEquals("ec2:AuthorizedService", "codebuild.amazonaws.com"),
                    new PolicyCondition(
                        "ArnEquals",
                        "ec2:Subnet",
                        [.. ground.Network.SubnetIds.Select(subnet => (Input<string>)Output.Format($"{ec2}:subnet/{subnet}"))]),
                ],
            },
        ];
    }
}
