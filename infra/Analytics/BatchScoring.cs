using System.Globalization;
using System.Text.Json.Nodes;
using LandingZone.Analytics.Pipelines;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Workflows;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>
/// Scores a folder of a bucket with the newest approved version of a model, by batch transform: at set times, when data has arrived, or
/// when somebody starts it. Between two runs nothing of it costs money. The model's container has no network.
/// </summary>
public sealed class BatchScoring : ComponentResource
{
    /// <summary>With a hyphen and a UUID after it, SageMaker's 63 characters of a job's name are not passed.</summary>
    private const int MaxNameLength = 24;

    /// <summary>Declares the scoring.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public BatchScoring(string name, BatchScoringArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:BatchScoring", name, options)
    {
        Check(name, args);
        var securityGroup = JobSecurityGroup.Declare(
            $"{name}-jobs", args.Zone, args.Network, $"Batch scoring {args.Scoring}: reaches AWS services", among: null, this);
        var model = new WorkloadIdentity($"{name}-jobs", new()
        {
            Zone = args.Zone,
            Workload = $"{args.Scoring}-jobs",
            Description = $"Reads the models and the input of the batch scoring {args.Scoring} and writes its results, in jobs of SageMaker",
            Trust = WorkloadTrust.Service("sagemaker.amazonaws.com"),
            Statements =
            [
                .. args.Models.Read("ReadModels", args.Zone),
                .. args.Input.Read("ReadInput", args.Zone),
                args.Output.Write("WriteResults", args.Zone),
                KeyUse.ReadAndWrite("UseStorageKey", args.Zone, args.StorageKeyArn, "s3"),
                .. KeyUse.ForResources("UseVolumeKey", args.Zone, args.VolumeKeyArn, "sagemaker"),
                .. JobRights.Pull(args.Zone, args.Image),
                .. JobRights.Network(args.Zone, args.Network.VpcId),
                .. JobRights.LogsAndMetrics(args.Zone, "/aws/sagemaker/TransformJobs"),
            ],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var workflow = new Workflow(name, new()
        {
            Zone = args.Zone,
            What = args.Scoring,
            Description = $"Scores {args.Input.Prefix} with the newest approved version of a model",
            Definition = Definition(args, model.RoleArn, securityGroup),
            Statements = Rights(args, model.RoleArn, securityGroup),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
            KeyArn = args.WorkflowKeyArn,
            LogKeyArn = args.LogKeyArn,
        }, new ComponentResourceOptions { Parent = this });
        StateMachineArn = workflow.StateMachineArn;
        new JobStart(name, args.Scoring, JobStart.StartWorkflow, workflow.StateMachineArn, args.Zone, args.PermissionBoundaryArn, this)
            .Declare(args.Schedule, args.RunsOnNewData ? args.Input : null);
        RegisterOutputs(new Dictionary<string, object?> { ["stateMachineArn"] = StateMachineArn });
    }

    /// <summary>The ARN of the state machine that runs it.</summary>
    public Output<string> StateMachineArn { get; }

    internal static void Check(string name, BatchScoringArgs args)
    {
        var problems = new ArgumentProblems(nameof(BatchScoring), name);
        problems.AddIf(
            !KebabName.Is(args.Scoring, MaxNameLength),
            $"Scoring is '{args.Scoring}'; use up to {MaxNameLength} lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(
            args.Network.SubnetIds.Count is 0 or > 16, $"Network has {args.Network.SubnetIds.Count} subnets; SageMaker takes 1 to 16.");
        foreach (var problem in new[] { args.Models.ProblemAs("Models"), args.Input.ProblemAs("Input"), args.Output.ProblemAs("Output") })
        {
            problems.AddIf(problem is not null, problem ?? "");
        }

        args.Compute.Check("Compute", problems);
        problems.AddIf(
            args.MaxRuntimeMinutes is < 1 or > 7200,
            string.Create(CultureInfo.InvariantCulture, $"MaxRuntimeMinutes is {args.MaxRuntimeMinutes}; it must be 1 to 7200."));
        if (args.Schedule?.Problem is { } schedule)
        {
            problems.Add(schedule);
        }

        problems.ThrowIfAny();
    }

    private static PolicyStatement[] Rights(BatchScoringArgs args, Input<string> jobRole, Input<string> securityGroup)
    {
        var zone = args.Zone;
        var group = args.ModelPackageGroupName;
        Input<string> models = JobRights.Arn(zone, $"model/{args.Scoring}-*");
        Input<string> jobs = JobRights.Arn(zone, $"transform-job/{args.Scoring}-*");
        return
        [
            new("FindVersion", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
                Resources =
                [
                    Output.Format($"{JobRights.Arn(zone, "model-package-group/")}{group}"),
                    Output.Format($"{JobRights.Arn(zone, "model-package/")}{group}/*"),
                ],
            },
            new("MakeModel", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:CreateModel"],
                Resources = [models],
                Conditions =
                [
                    PolicyCondition.Bool("sagemaker:NetworkIsolation", true),
                    PolicyCondition.Null("sagemaker:VpcSubnets", absent: false),
                    new("ForAllValues:StringEquals", "sagemaker:VpcSubnets", [.. args.Network.SubnetIds]),
                    new("ForAllValues:StringEquals", "sagemaker:VpcSecurityGroupIds", securityGroup),
                ],
            },
            new("StartJob", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:CreateTransformJob"],
                Resources = [jobs],
                Conditions = [new PolicyCondition("ArnEquals", "sagemaker:OutputKmsKey", args.StorageKeyArn)],
            },
            new("FollowJob", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:AddTags", "sagemaker:DeleteModel", "sagemaker:DescribeTransformJob", "sagemaker:ListTags",
                    "sagemaker:StopTransformJob",
                ],
                Resources = [models, jobs],
            },

            // Step Functions waits for the job by a rule that it makes itself (its developer guide, "IAM policies for Amazon SageMaker AI").
            new("WaitForJob", PolicyEffect.Allow)
            {
                Actions = ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
                Resources =
                [
                    $"arn:{zone.Partition}:events:{zone.Region.Name}:{zone.AccountId}:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule",
                ],
            },
            new("PassJobRole", PolicyEffect.Allow)
            {
                Actions = ["iam:PassRole"],
                Resources = [jobRole],
                Conditions = [PolicyCondition.StringEquals("iam:PassedToService", "sagemaker.amazonaws.com")],
            },
            .. KeyUse.ForResources("UseVolumeKey", zone, args.VolumeKeyArn, "sagemaker"),
            .. JobRights.Pull(zone, args.Image),
        ];
    }

    private static Output<string> Definition(BatchScoringArgs args, Input<string> jobRole, Input<string> securityGroup)
    {
        Input<string>[] values =
        [
            jobRole, securityGroup, args.StorageKeyArn, args.VolumeKeyArn, args.ModelPackageGroupName, args.Input.Uri, args.Output.Uri,
            .. args.Network.SubnetIds,
        ];
        return Output.All(values).Apply(known =>
        {
            var placement = new JobPlacement
            {
                RoleArn = known[0],
                SecurityGroupId = known[1],
                OutputKeyArn = known[2],
                VolumeKeyArn = known[3],
                SubnetIds = [.. known.Skip(7)],
            };
            return Text(args, placement, group: known[4], input: known[5], output: known[6]);
        });
    }

    private static string Text(BatchScoringArgs args, JobPlacement placement, string group, string input, string output)
    {
        var job = new TransformJobRequest
        {
            ModelName = "",
            InputUri = input,
            OutputUri = "",
            ContentType = args.ContentType,
            InstanceType = args.Compute.InstanceType,
            InstanceCount = args.Compute.InstanceCount,
            Placement = placement,
        }.ToJson();
        job.Remove("ModelName");
        job["ModelName.$"] = "$.name";
        job["TransformJobName.$"] = "$.name";
        var results = job["TransformOutput"]!.AsObject();
        results.Remove("S3OutputPath");
        results["S3OutputPath.$"] = $"States.Format('{output}/{{}}', $.name)";

        var score = StateMachineText.Call(args.Zone, "sagemaker:createTransformJob.sync", job, "Clean").OrElse("CleanAfterFailure");
        score["TimeoutSeconds"] = args.MaxRuntimeMinutes * 60;
        return StateMachineText.Of(
            $"Scores {input} with the newest approved version of {group}",
            ("Name", StateMachineText.Make(
                new JsonObject { ["name.$"] = $"States.Format('{args.Scoring}-{{}}', States.UUID())" }, "FindVersion")),
            ("FindVersion", StateMachineText.Call(
                args.Zone,
                "aws-sdk:sagemaker:listModelPackages",
                new JsonObject
                {
                    ["ModelPackageGroupName"] = group,
                    ["ModelApprovalStatus"] = "Approved",
                    ["SortBy"] = "CreationTime",
                    ["SortOrder"] = "Descending",
                    ["MaxResults"] = 1,
                },
                "HasVersion",
                "$.found")),
            ("HasVersion", StateMachineText.Choose(
                "NoVersion",
                (new JsonObject { ["Variable"] = "$.found.ModelPackageSummaryList[0]", ["IsPresent"] = true }, "MakeModel"))),
            ("MakeModel", StateMachineText.Call(
                args.Zone,
                "sagemaker:createModel",
                new JsonObject
                {
                    ["ModelName.$"] = "$.name",
                    ["ExecutionRoleArn"] = placement.RoleArn,
                    ["PrimaryContainer"] = new JsonObject
                    {
                        ["ModelPackageName.$"] = "$.found.ModelPackageSummaryList[0].ModelPackageArn",
                    },
                    ["VpcConfig"] = placement.VpcConfig(),
                    ["EnableNetworkIsolation"] = true,
                },
                "Score")),
            ("Score", score),
            ("Clean", DeleteModel(args.Zone, null)),
            ("CleanAfterFailure", DeleteModel(args.Zone, "Failed")),
            ("Failed", StateMachineText.Fail("ScoringFailed", "The transform job did not end well; its log says why.")),
            ("NoVersion", StateMachineText.Fail("NoApprovedVersion", $"The group {group} has no approved version to score with.")));
    }

    private static JsonObject DeleteModel(ZoneIdentity zone, string? next) => StateMachineText.Call(
        zone, "aws-sdk:sagemaker:deleteModel", new JsonObject { ["ModelName.$"] = "$.name" }, next);
}
