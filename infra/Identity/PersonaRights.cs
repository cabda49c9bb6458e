using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>
/// The statements of each persona's role. Resources are named by the beginning of the zone's names, so that a new queue or job needs no new
/// right; buckets are named one by one.
/// </summary>
internal sealed class PersonaRights(PersonaRolesArgs args)
{
    /// <summary>The buckets that hold records and no data.</summary>
    private static readonly string[] Records = ["audit-events", "audit-config", "access-logs"];

    private readonly ZoneIdentity _zone = args.Zone;

    /// <summary>The rights of a persona in the zone.</summary>
    public IReadOnlyList<PolicyStatement> Of(Persona persona) =>
    [
        .. persona switch
        {
            Persona.DataEngineer => DataEngineer(),
            Persona.DataScientist => DataScientist(),
            Persona.MlEngineer => MlEngineer(),
            Persona.Operator => Operator(),
            _ => Auditor(),
        },
    ];

    private IEnumerable<PolicyStatement> DataEngineer() =>
    [
        .. Data(Persona.DataEngineer),
        .. SeeLogs(),
        Allow(
            "RunPipelines",
            ["states:DescribeExecution", "states:DescribeStateMachine", "states:GetExecutionHistory", "states:ListExecutions", "states:StartExecution", "states:StopExecution"],
            Arn("states", "stateMachine:", "*"), Arn("states", "execution:", "*")),
        Allow(
            "SeeFunctionsAndQueues",
            ["lambda:GetFunctionConfiguration", "lambda:ListTags", "sqs:GetQueueAttributes", "sqs:ListDeadLetterSourceQueues"],
            Arn("lambda", "function:", "*"), Arn("sqs", "", "*")),
        Allow(
            "ReturnDeadLetters",
            ["sqs:CancelMessageMoveTask", "sqs:ListMessageMoveTasks", "sqs:StartMessageMoveTask"],
            Arn("sqs", "", "*")),
        .. _zone.Kind == ZoneKind.Rnd ? WorkWithSpark() : [],
        .. Cluster(),
    ];

    private IEnumerable<PolicyStatement> DataScientist() =>
    [
        .. Data(Persona.DataScientist),
        .. SeeLogs(),
        .. Train(),
        Allow(
            "TryModels",
            ["sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:InvokeEndpoint"],
            Arn("sagemaker", "endpoint/", "*"), Arn("sagemaker", "endpoint-config/", "*")),
        .. Studio(),
        .. PullImages(),
        .. Cluster(),
    ];

    private IEnumerable<PolicyStatement> MlEngineer() => _zone.Kind == ZoneKind.Rnd
        ?
        [
            .. Data(Persona.MlEngineer),
            .. SeeLogs(),
            SeeGpuMetrics(),
            .. Train(),
            Allow(
                "PackageModels",
                [
                    "sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage", "sagemaker:DescribeModelPackageGroup",
                    "sagemaker:ListModelPackages", "sagemaker:UpdateModelPackage",
                ],
                Arn("sagemaker", "model-package/", "*"), Arn("sagemaker", "model-package-group/", "*")),
            Allow(
                "ServeModels",
                [
                    "sagemaker:CreateEndpoint", "sagemaker:CreateEndpointConfig", "sagemaker:CreateModel", "sagemaker:DeleteEndpoint",
                    "sagemaker:DeleteEndpointConfig", "sagemaker:DeleteModel", "sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig",
                    "sagemaker:DescribeModel", "sagemaker:InvokeEndpoint", "sagemaker:UpdateEndpoint", "sagemaker:UpdateEndpointWeightsAndCapacities",
                ],
                Arn("sagemaker", "endpoint/", "*"), Arn("sagemaker", "endpoint-config/", "*"), Arn("sagemaker", "model/", "*")),
            Allow(
                "ReleaseModels",
                [
                    "codepipeline:GetPipeline", "codepipeline:GetPipelineExecution", "codepipeline:GetPipelineState",
                    "codepipeline:ListPipelineExecutions", "codepipeline:StartPipelineExecution",
                ],
                Arn("codepipeline", "", "*")),
            .. Studio(),
            .. PullImages(),
            .. Cluster(),
        ]
        :
        [
            .. Data(Persona.MlEngineer),
            .. SeeLogs(),
            Allow(
                "SeeModels",
                ["sagemaker:DescribeEndpoint", "sagemaker:DescribeEndpointConfig", "sagemaker:DescribeModel", "sagemaker:DescribeModelPackage"],
                Arn("sagemaker", "endpoint/", "*"), Arn("sagemaker", "endpoint-config/", "*"), Arn("sagemaker", "model/", "*"),
                Arn("sagemaker", "model-package/", "*")),
            .. Cluster(),
        ];

    private IEnumerable<PolicyStatement> Operator() =>
    [
        .. SeeLogs(),
        SeeGpuMetrics(),
        AllowEverywhere(
            "SeeState",
            "autoscaling:Describe*", "backup:List*", "budgets:ViewBudget", "ce:GetCostAndUsage", "ec2:Describe*", "ecr:DescribeRepositories",
            "eks:ListClusters", "elasticfilesystem:Describe*", "health:Describe*", "rds:Describe*", "sagemaker:List*", "servicequotas:Get*",
            "servicequotas:List*", "sns:ListTopics", "sqs:ListQueues", "tag:GetResources"),
        Allow(
            "QuietAlarms",
            ["cloudwatch:DisableAlarmActions", "cloudwatch:EnableAlarmActions", "cloudwatch:SetAlarmState"],
            Arn("cloudwatch", "alarm:", "*")),
        new PolicyStatement("WorkOnInstances", PolicyEffect.Allow)
        {
            Actions = ["ec2:RebootInstances", "ec2:StartInstances", "ec2:StopInstances", "ssm:StartSession"],
            Resources = [$"arn:{_zone.Partition}:ec2:{_zone.Region.Name}:{_zone.AccountId}:instance/*"],
            Conditions = [OfZone()],
        },
        Allow(
            "OpenSessions",
            ["ssm:StartSession"],
            $"arn:{_zone.Partition}:ssm:{_zone.Region.Name}:{_zone.AccountId}:document/SSM-SessionManagerRunShell"),
        Allow(
            "EndOwnSessions",
            ["ssm:ResumeSession", "ssm:TerminateSession"],
            $"arn:{_zone.Partition}:ssm:{_zone.Region.Name}:{_zone.AccountId}:session/${{aws:userid}}-*"),
        Allow("RestartDatabases", ["rds:RebootDBInstance"], Arn("rds", "db:", "*")),
        .. _zone.Kind == ZoneKind.Production
            ?
            [
                Allow(
                    "ApproveReleases",
                    ["codepipeline:GetPipeline", "codepipeline:GetPipelineState", "codepipeline:PutApprovalResult"],
                    Arn("codepipeline", "", "*")),
            ]
            : Array.Empty<PolicyStatement>(),
        .. Cluster(),
        NoData(),
    ];

    private IEnumerable<PolicyStatement> Auditor()
    {
        var records = Records.Select(BucketArn).ToList();
        return
        [
            Allow("ListRecords", ["s3:GetBucketLocation", "s3:ListBucket"], [.. records]),
            Allow("ReadRecords", ["s3:GetObject", "s3:GetObjectVersion"], [.. records.Select(arn => (Input<string>)$"{arn}/*")]),
            KeyUse.Read("DecryptRecords", _zone, args.AuditKeyArn, "s3"),
            AllowEverywhere("SearchEvents", "cloudtrail:LookupEvents", "cloudwatch:Describe*", "cloudwatch:GetMetricData", "cloudwatch:List*"),
            .. SeeLogs(),
            .. Cluster(),
            NoData(),
        ];
    }

    /// <summary>The buckets of a persona, one by one, and their key.</summary>
    private IEnumerable<PolicyStatement> Data(Persona persona)
    {
        var read = args.Buckets.Where(bucket => bucket.Persona == persona).Select(bucket => BucketArn(bucket.Content)).ToList();
        var written = args.Buckets.Where(bucket => bucket.Persona == persona && bucket.Writes).Select(bucket => BucketArn(bucket.Content)).ToList();
        if (read.Count == 0)
        {
            yield break;
        }

        yield return Allow("ListBuckets", ["s3:GetBucketLocation", "s3:ListBucket"], [.. read]);
        yield return Allow("ReadObjects", ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion"], [.. Objects(read)]);
        if (written.Count == 0)
        {
            yield return KeyUse.Read("DecryptObjects", _zone, args.StorageKeyArn, "s3");
            yield break;
        }

        yield return Allow("WriteObjects", ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject", "s3:PutObjectTagging"], [.. Objects(written)]);
        yield return KeyUse.ReadAndWrite("UseKeyOfObjects", _zone, args.StorageKeyArn, "s3");
    }

    private IEnumerable<PolicyStatement> SeeLogs() =>
    [
        AllowEverywhere("FindLogs", "logs:DescribeLogGroups", "logs:DescribeQueries", "logs:GetQueryResults", "logs:StopQuery"),
        Allow(
            "SeeLogs",
            ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents", "logs:StartQuery"],
            LogGroups($"/landing-zone/{_zone.Name}/"), LogGroups($"/aws/lambda/{_zone.Name}-"), LogGroups($"/aws/eks/{_zone.Name}-"),
            LogGroups($"/aws/containerinsights/{_zone.Name}-"), LogGroups("/aws/sagemaker/"), LogGroups($"/aws/codebuild/{_zone.Name}-"),
            LogGroups($"/aws/vendedlogs/prometheus/{_zone.Name}-")),
    ];

    /// <summary>Workspaces have names that the service gives them, so it is the tag that says whose they are.</summary>
    private PolicyStatement SeeGpuMetrics() => new("SeeGpuMetrics", PolicyEffect.Allow)
    {
        Actions = ["aps:GetLabels", "aps:GetMetricMetadata", "aps:GetSeries", "aps:ListAlerts", "aps:ListRules", "aps:QueryMetrics"],
        Resources = [$"arn:{_zone.Partition}:aps:{_zone.Region.Name}:{_zone.AccountId}:workspace/*"],
        Conditions = [OfZone()],
    };

    /// <summary>
    /// Jobs of SageMaker, which must run in the zone's subnets and on volumes with a key (SageMaker AI developer guide, "Condition keys for
    /// Amazon SageMaker AI").
    /// </summary>
    private IEnumerable<PolicyStatement> Train()
    {
        Input<string>[] jobs =
        [
            Arn("sagemaker", "training-job/", "*"), Arn("sagemaker", "processing-job/", "*"), Arn("sagemaker", "transform-job/", "*"),
            Arn("sagemaker", "hyper-parameter-tuning-job/", "*"),
        ];
        yield return new("StartJobsInTheZone", PolicyEffect.Allow)
        {
            Actions = ["sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob"],
            Resources = jobs,
            Conditions =
            [
                PolicyCondition.Null("sagemaker:VolumeKmsKey", absent: false),
                PolicyCondition.Null("sagemaker:VpcSecurityGroupIds", absent: false),
                PolicyCondition.Null("sagemaker:VpcSubnets", absent: false),
            ],
        };
        yield return Allow(
            "FollowJobs",
            [
                "sagemaker:AddTags", "sagemaker:DescribeHyperParameterTuningJob", "sagemaker:DescribeProcessingJob", "sagemaker:DescribeTrainingJob",
                "sagemaker:DescribeTransformJob", "sagemaker:StopHyperParameterTuningJob", "sagemaker:StopProcessingJob", "sagemaker:StopTrainingJob",
                "sagemaker:StopTransformJob",
            ],
            jobs);
        yield return AllowEverywhere("FindJobs", "sagemaker:List*", "sagemaker:Search");
        yield return new("GiveJobsTheirRoles", PolicyEffect.Allow)
        {
            Actions = ["iam:PassRole"],
            Resources = [$"arn:{_zone.Partition}:iam::{_zone.AccountId}:role/{_zone.Name}-*"],
            Conditions = [PolicyCondition.StringEquals("iam:PassedToService", "sagemaker.amazonaws.com")],
        };
    }

    private IEnumerable<PolicyStatement> Studio() =>
    [
        Allow(
            "OpenStudio",
            ["sagemaker:CreatePresignedDomainUrl", "sagemaker:DescribeDomain", "sagemaker:DescribeUserProfile"],
            $"arn:{_zone.Partition}:sagemaker:{_zone.Region.Name}:{_zone.AccountId}:domain/*",
            $"arn:{_zone.Partition}:sagemaker:{_zone.Region.Name}:{_zone.AccountId}:user-profile/*/${{aws:PrincipalTag/user}}"),
    ];

    private IEnumerable<PolicyStatement> PullImages() =>
    [
        AllowEverywhere("SignInToRegistry", "ecr:GetAuthorizationToken"),
        Allow(
            "PullImages",
            ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:ListImages"],
            $"arn:{_zone.Partition}:ecr:{_zone.Region.Name}:{_zone.AccountId}:repository/{_zone.Name}/*"),
    ];

    private IEnumerable<PolicyStatement> WorkWithSpark() =>
    [
        new("RunSparkSteps", PolicyEffect.Allow)
        {
            Actions =
            [
                "elasticmapreduce:AddJobFlowSteps", "elasticmapreduce:CancelSteps", "elasticmapreduce:DescribeCluster", "elasticmapreduce:DescribeStep",
                "elasticmapreduce:ListSteps",
            ],
            Resources = [$"arn:{_zone.Partition}:elasticmapreduce:{_zone.Region.Name}:{_zone.AccountId}:cluster/*"],
            Conditions = [OfZone()],
        },
    ];

    /// <summary>The way to the Kubernetes API; what somebody may do there is said by the cluster's access entries.</summary>
    private IEnumerable<PolicyStatement> Cluster() => _zone.Kind == ZoneKind.Staging
        ? []
        : [Allow("ReachCluster", ["eks:AccessKubernetesApi", "eks:DescribeCluster"], Arn("eks", "cluster/", "*"))];

    /// <summary>No data, whatever a policy of AWS that is attached says.</summary>
    private PolicyStatement NoData() => new("SeeNoData", PolicyEffect.Deny)
    {
        Actions =
        [
            "dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PartiQLSelect", "dynamodb:Query", "dynamodb:Scan", "rds-data:*", "redshift-data:*",
            "s3:GetObject", "s3:GetObjectVersion", "sagemaker:InvokeEndpoint*", "secretsmanager:GetSecretValue", "sqs:ReceiveMessage",
        ],
        NotResources = [.. Objects(Records.Select(BucketArn))],
    };

    private PolicyCondition OfZone() =>
        PolicyCondition.StringEquals("aws:ResourceTag/landing-zone:zone", _zone.Kind.ToString().ToLowerInvariant());

    private Input<string> Arn(string service, string kind, string rest) =>
        $"arn:{_zone.Partition}:{service}:{_zone.Region.Name}:{_zone.AccountId}:{kind}{_zone.Name}-{rest}";

    private Input<string> LogGroups(string beginning) =>
        $"arn:{_zone.Partition}:logs:{_zone.Region.Name}:{_zone.AccountId}:log-group:{beginning}*";

    private string BucketArn(string content) => $"arn:{_zone.Partition}:s3:::{BucketNaming.NameOf(_zone, content)}";

    private static IEnumerable<Input<string>> Objects(IEnumerable<string> bucketArns) => bucketArns.Select(arn => (Input<string>)$"{arn}/*");

    private static PolicyStatement Allow(string id, IReadOnlyList<string> actions, params IEnumerable<Input<string>> resources) =>
        new(id, PolicyEffect.Allow) { Actions = actions, Resources = [.. resources] };

    private static PolicyStatement Allow(string id, IReadOnlyList<string> actions, IEnumerable<string> resources) =>
        Allow(id, actions, [.. resources.Select(resource => (Input<string>)resource)]);

    /// <summary>For actions that IAM knows no resources for, or that list what there is.</summary>
    private static PolicyStatement AllowEverywhere(string id, params string[] actions) =>
        new(id, PolicyEffect.Allow) { Actions = actions, Resources = ["*"] };
}
