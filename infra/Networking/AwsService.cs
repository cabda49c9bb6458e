using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LandingZone.Facts;

namespace LandingZone.Networking;

/// <summary>
/// An AWS service that a zone reaches through a VPC endpoint. Names as in the AWS PrivateLink guide, "AWS services that integrate with AWS
/// PrivateLink", read 2026-11-21.
/// </summary>
public sealed record AwsService
{
    private AwsService(string name, string actionPrefix, EndpointKind kind = EndpointKind.Interface)
    {
        Name = name;
        ActionPrefix = actionPrefix;
        Kind = kind;
    }

    /// <summary>Amazon S3.</summary>
    public static AwsService S3 { get; } = new("s3", "s3", EndpointKind.Gateway);

    /// <summary>Amazon DynamoDB.</summary>
    public static AwsService DynamoDb { get; } = new("dynamodb", "dynamodb", EndpointKind.Gateway);

    /// <summary>Amazon ECR: its API.</summary>
    public static AwsService EcrApi { get; } = new("ecr.api", "ecr");

    /// <summary>Amazon ECR: docker pull and push.</summary>
    public static AwsService EcrDocker { get; } = new("ecr.dkr", "ecr");

    /// <summary>AWS Security Token Service.</summary>
    public static AwsService Sts { get; } = new("sts", "sts");

    /// <summary>Amazon EC2.</summary>
    public static AwsService Ec2 { get; } = new("ec2", "ec2");

    /// <summary>Amazon EKS: its API, not that of a cluster.</summary>
    public static AwsService Eks { get; } = new("eks", "eks")
    {
        MissingIn = ["ap-east-2", "ap-southeast-5", "ap-southeast-7", "mx-central-1"],
    };

    /// <summary>Amazon EKS Pod Identity.</summary>
    public static AwsService EksAuth { get; } = new("eks-auth", "eks-auth");

    /// <summary>The OpenID Connect discovery documents of EKS clusters. They are public keys, served without sign-in.</summary>
    public static AwsService EksOidc { get; } = new("oidc-eks", "eks") { SupportsEndpointPolicy = false };

    /// <summary>Amazon CloudWatch Logs.</summary>
    public static AwsService Logs { get; } = new("logs", "logs");

    /// <summary>Amazon CloudWatch metrics and alarms.</summary>
    public static AwsService Monitoring { get; } = new("monitoring", "cloudwatch");

    /// <summary>Queries to workspaces of Amazon Managed Service for Prometheus.</summary>
    public static AwsService Prometheus { get; } = new("aps-workspaces", "aps");

    /// <summary>AWS Key Management Service.</summary>
    public static AwsService Kms { get; } = new("kms", "kms");

    /// <summary>AWS Systems Manager.</summary>
    public static AwsService Ssm { get; } = new("ssm", "ssm");

    /// <summary>Session Manager's channels.</summary>
    public static AwsService SsmMessages { get; } = new("ssmmessages", "ssmmessages");

    /// <summary>Systems Manager's older message channel.</summary>
    public static AwsService Ec2Messages { get; } = new("ec2messages", "ec2messages");

    /// <summary>Amazon EC2 Auto Scaling.</summary>
    public static AwsService AutoScaling { get; } = new("autoscaling", "autoscaling");

    /// <summary>Elastic Load Balancing.</summary>
    public static AwsService LoadBalancing { get; } = new("elasticloadbalancing", "elasticloadbalancing");

    /// <summary>Amazon SQS.</summary>
    public static AwsService Sqs { get; } = new("sqs", "sqs");

    /// <summary>Amazon SNS.</summary>
    public static AwsService Sns { get; } = new("sns", "sns");

    /// <summary>AWS Secrets Manager.</summary>
    public static AwsService SecretsManager { get; } = new("secretsmanager", "secretsmanager");

    /// <summary>Amazon EFS: its API, not its mount targets.</summary>
    public static AwsService FileSystems { get; } = new("elasticfilesystem", "elasticfilesystem");

    /// <summary>AWS Lambda.</summary>
    public static AwsService Lambda { get; } = new("lambda", "lambda");

    /// <summary>AWS Step Functions.</summary>
    public static AwsService StepFunctions { get; } = new("states", "states");

    /// <summary>Amazon SageMaker AI: its API.</summary>
    public static AwsService SageMakerApi { get; } = new("sagemaker.api", "sagemaker");

    /// <summary>Amazon SageMaker AI: calls to models.</summary>
    public static AwsService SageMakerRuntime { get; } = new("sagemaker.runtime", "sagemaker");

    /// <summary>Amazon SageMaker AI: the pages of Studio, which a browser inside the network opens.</summary>
    public static AwsService SageMakerStudio { get; } = new("sagemaker.studio", "sagemaker") { NameForm = "aws.sagemaker.{0}.studio" };

    /// <summary>Amazon EventBridge: events and their rules.</summary>
    public static AwsService Events { get; } = new("events", "events");

    /// <summary>AWS CodeBuild.</summary>
    public static AwsService CodeBuild { get; } = new("codebuild", "codebuild");

    /// <summary>AWS CodePipeline.</summary>
    public static AwsService CodePipeline { get; } = new("codepipeline", "codepipeline");

    /// <summary>What the agents of Amazon GuardDuty see on clusters and instances.</summary>
    public static AwsService GuardDutyData { get; } = new("guardduty-data", "guardduty");

    /// <summary>The Data API of Amazon Redshift.</summary>
    public static AwsService RedshiftData { get; } = new("redshift-data", "redshift-data");

    /// <summary>AWS Glue.</summary>
    public static AwsService Glue { get; } = new("glue", "glue");

    /// <summary>Amazon Athena.</summary>
    public static AwsService Athena { get; } = new("athena", "athena");

    /// <summary>Every service that can be named.</summary>
    public static ImmutableArray<AwsService> All { get; } =
    [
        S3, DynamoDb, EcrApi, EcrDocker, Sts, Ec2, Eks, EksAuth, EksOidc, Logs, Monitoring, Prometheus, Kms, Ssm, SsmMessages, Ec2Messages, AutoScaling,
        LoadBalancing, Sqs, Sns, SecretsManager, FileSystems, Lambda, StepFunctions, SageMakerApi, SageMakerRuntime, SageMakerStudio,
        Events, CodeBuild, CodePipeline, GuardDutyData, RedshiftData, Glue, Athena,
    ];

    /// <summary>
    /// What an EKS cluster with private nodes and no way out needs (Amazon EKS user guide, "Deploy private clusters with limited internet
    /// access"), and what its autoscaler, its add-ons, Session Manager and the workloads' queues and secrets need.
    /// </summary>
    public static ImmutableArray<AwsService> PrivateCluster { get; } =
    [
        S3, DynamoDb, EcrApi, EcrDocker, Sts, Ec2, Eks, EksAuth, Logs, Monitoring, Kms, Ssm, SsmMessages, Ec2Messages, AutoScaling,
        LoadBalancing, Sqs, SecretsManager, FileSystems,
    ];

    /// <summary><see cref="PrivateCluster"/> and SageMaker AI.</summary>
    public static ImmutableArray<AwsService> MachineLearning { get; } = [.. PrivateCluster, SageMakerApi, SageMakerRuntime];

    private static readonly FrozenDictionary<string, AwsService> ByName =
        All.ToFrozenDictionary(service => service.Name, StringComparer.Ordinal);

    /// <summary>
    /// Services whose endpoints in China carry a name that begins with "cn." (AWS CDK, aws-ec2/lib/vpc-endpoint.ts, which lists what
    /// DescribeVpcEndpointServices gives back there).
    /// </summary>
    private static readonly FrozenSet<string> ChinesePrefixed = new[]
    {
        "athena", "autoscaling", "ec2", "ecr.api", "ecr.dkr", "eks", "elasticfilesystem", "lambda", "monitoring", "redshift-data",
        "sagemaker.api", "sagemaker.runtime", "sqs", "states", "sts",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The last part of its endpoint service name, "ecr.api".</summary>
    public string Name { get; }

    /// <summary>How its endpoint works.</summary>
    public EndpointKind Kind { get; }

    /// <summary>The name of its endpoint service, with {0} for the region; null where it is made as those of most services are.</summary>
    private string? NameForm { get; init; }

    /// <summary>What its IAM actions begin with, "ecr".</summary>
    public string ActionPrefix { get; }

    /// <summary>Whether its endpoint takes a policy. Where it does not, the security group alone decides who may call.</summary>
    public bool SupportsEndpointPolicy { get; private init; } = true;

    /// <summary>The regions that have no such endpoint (as far as the service's own guide says so).</summary>
    public ImmutableArray<string> MissingIn { get; private init; } = [];

    /// <summary>Finds a service by its endpoint name.</summary>
    /// <exception cref="FormatException">There is no such service; the message names the nearest known one.</exception>
    public static AwsService Parse(string text) =>
        TryParse(text, out var service, out var problem) ? service : throw new FormatException(problem);

    /// <summary>
    /// Finds a service by its endpoint name; <paramref name="problem"/> says what is wrong and what to do where there is none.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AwsService? service, out string problem)
    {
        if (ByName.TryGetValue(text ?? "", out service))
        {
            problem = "";
            return true;
        }

        var nearest = NearestName.Of(text ?? "", All.Select(known => known.Name));
        problem = $"'{text}' is not the endpoint name of a known AWS service; "
            + (nearest is null
                ? $"the known ones are {string.Join(", ", All.Select(known => known.Name))}."
                : $"the nearest is '{nearest}'.");
        return false;
    }

    /// <summary>The name by which EC2 knows the endpoint service in a region, "com.amazonaws.eu-west-1.ecr.api".</summary>
    public string EndpointServiceName(Region region) =>
        NameForm is not null
            ? string.Format(CultureInfo.InvariantCulture, NameForm, region.Name)
            : region.Partition == "aws-cn" && ChinesePrefixed.Contains(Name)
            ? $"cn.com.amazonaws.{region.Name}.{Name}"
            : $"com.amazonaws.{region.Name}.{Name}";

    /// <summary>The service's endpoint name.</summary>
    public override string ToString() => Name;
}
