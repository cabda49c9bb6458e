using System.Text.Json.Nodes;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Workflows;
using LandingZone.Zones;
using Pulumi;
using Inputs = Pulumi.Aws.Sagemaker.Inputs;
using S3 = Pulumi.Aws.S3;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace LandingZone.Analytics;

/// <summary>
/// A labelling project: the page and the labels, and a state machine each run of which is a labelling job and ends with it. It looks at the
/// job every quarter of an hour, because people take days.
/// </summary>
internal sealed class LabelingWorkflow
{
    private const int SecondsBetweenLooks = 900;

    private readonly string _name;
    private readonly ZoneIdentity _zone;
    private readonly LabelingWorkforceArgs _args;
    private readonly LabelingProject _project;
    private readonly ComponentResource _parent;

    public LabelingWorkflow(
        string name, LabelingWorkforceArgs args, LabelingProject project, Output<string> team, ComponentResource parent)
    {
        (_name, _zone, _args, _project, _parent) = (name, args.Zone, args, project, parent);
        var labels = File("labels", "labels.json", "application/json", LabelingFiles.Labels(project));
        var page = File("page", "page.html", "text/html", LabelingFiles.Page(project));
        var job = new WorkloadIdentity($"{name}-jobs", new()
        {
            Zone = _zone,
            Workload = $"label-{project.Name}-jobs",
            Description = $"Reads the items of the labelling project {project.Name} and writes their labels",
            Trust = WorkloadTrust.Service("sagemaker.amazonaws.com"),
            Statements =
            [
                .. project.Input.Read("ReadItems", _zone),
                .. project.Output.Read("ReadLabels", _zone),
                project.Output.Write("WriteLabels", _zone),
                KeyUse.ReadAndWrite("UseStorageKey", _zone, args.StorageKeyArn, "s3"),
                .. JobRights.LogsAndMetrics(_zone, "/aws/sagemaker/LabelingJobs"),
            ],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = parent });
        if (project.ReviewsPredictions)
        {
            Review(team, job.RoleArn);
        }

        StateMachineArn = new Workflow(name, new()
        {
            Zone = _zone,
            What = $"label-{project.Name}",
            Description = $"Runs the labelling jobs of the project {project.Name}",
            Definition = Output.All(new Input<string>[]
            {
                job.RoleArn, team, labels, page, project.Input.Uri, project.Output.Uri, args.StorageKeyArn,
            }).Apply(
                known => Text(known[0], known[1], known[2], known[3], known[4], known[5], known[6])),
            Statements = Rights(job.RoleArn, team),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
            KeyArn = args.MessageKeyArn,
            LogKeyArn = args.LogKeyArn,
        }, new ComponentResourceOptions { Parent = parent }).StateMachineArn;
    }

    /// <summary>The ARN of the state machine.</summary>
    public Output<string> StateMachineArn { get; }

    /// <summary>Puts a file of the project beside its items; gives its address.</summary>
    private Output<string> File(string what, string file, string type, string content)
    {
        var stored = new S3.BucketObjectv2($"{_name}-{what}", new()
        {
            Bucket = _project.Input.BucketName,
            Key = $"{_project.Input.Prefix}/task/{file}",
            Content = content,
            ContentType = type,
            ServerSideEncryption = "aws:kms",
            KmsKeyId = _args.StorageKeyArn,
            Tags = _zone.Tags($"label-{_project.Name}-{what}"),
        }, new CustomResourceOptions { Parent = _parent });
        return Output.Format($"s3://{stored.Bucket}/{stored.Key}");
    }

    private PolicyStatement[] Rights(Input<string> jobRole, Input<string> team)
    {
        Input<string> jobs = JobRights.Arn(_zone, $"labeling-job/{_project.Name}-*");
        return
        [
            new("StartJobs", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:CreateLabelingJob"],
                Resources = [jobs],
                Conditions =
                [
                    new PolicyCondition("ArnEquals", "sagemaker:WorkteamArn", team),
                    new PolicyCondition("ArnEquals", "sagemaker:OutputKmsKey", _args.StorageKeyArn),
                ],
            },
            new("FollowJobs", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:AddTags", "sagemaker:DescribeLabelingJob"],
                Resources = [jobs],
            },
            new("PassJobRole", PolicyEffect.Allow)
            {
                Actions = ["iam:PassRole"],
                Resources = [jobRole],
                Conditions = [PolicyCondition.StringEquals("iam:PassedToService", "sagemaker.amazonaws.com")],
            },
        ];
    }

    private string Text(string role, string team, string labels, string page, string input, string output, string key) => StateMachineText.Of(
        $"Labels {input} for the project {_project.Name}",
        ("Name", StateMachineText.Make(
            new JsonObject { ["name.$"] = $"States.Format('{_project.Name}-{{}}', States.UUID())" }, "Start")),
        ("Start", StateMachineText.Call(
            _zone,
            "sagemaker:createLabelingJob",
            new JsonObject
            {
                ["LabelingJobName.$"] = "$.name",
                ["LabelAttributeName"] = _project.Name,
                ["RoleArn"] = role,
                ["LabelCategoryConfigS3Uri"] = labels,
                ["InputConfig"] = new JsonObject
                {
                    ["DataSource"] = new JsonObject { ["S3DataSource"] = new JsonObject { ["ManifestS3Uri"] = $"{input}/input.manifest" } },
                },
                ["OutputConfig"] = new JsonObject { ["S3OutputPath"] = output, ["KmsKeyId"] = key },
                ["HumanTaskConfig"] = HumanTask(team, page),
            },
            "Wait")),
        ("Wait", StateMachineText.Wait(SecondsBetweenLooks, "Look")),
        ("Look", StateMachineText.Call(
            _zone,
            "aws-sdk:sagemaker:describeLabelingJob",
            new JsonObject { ["LabelingJobName.$"] = "$.name" },
            "Decide",
            "$.job")),
        ("Decide", StateMachineText.Choose(
            "Wait", (Status("Completed"), "Done"), (Status("Failed"), "Failed"), (Status("Stopped"), "Failed"))),
        ("Done", StateMachineText.Succeed()),
        ("Failed", StateMachineText.Fail("LabelingFailed", "The labelling job failed or was stopped; its log says why.")));

    private JsonObject HumanTask(string team, string page) => new()
    {
        ["WorkteamArn"] = team,
        ["UiConfig"] = new JsonObject { ["UiTemplateS3Uri"] = page },
        ["PreHumanTaskLambdaArn"] = LabelingFiles.Prepare(_zone.Region, _project.Task),
        ["AnnotationConsolidationConfig"] = new JsonObject
        {
            ["AnnotationConsolidationLambdaArn"] = LabelingFiles.Consolidate(_zone.Region, _project.Task),
        },
        ["TaskTitle"] = _project.Question,
        ["TaskDescription"] = _project.Question,
        ["NumberOfHumanWorkersPerDataObject"] = _project.PeoplePerItem,
        ["TaskTimeLimitInSeconds"] = _project.MinutesPerItem * 60,
        ["TaskAvailabilityLifetimeInSeconds"] = _project.WaitDays * 86_400,
    };

    private static JsonObject Status(string status) => new() { ["Variable"] = "$.job.LabelingJobStatus", ["StringEquals"] = status };

    private void Review(Output<string> team, Output<string> role)
    {
        var flowName = _zone.NameOf($"review-{_project.Name}", 63);
        var page = new Sagemaker.HumanTaskUI($"{_name}-review", new()
        {
            HumanTaskUiName = flowName,
            UiTemplate = new Inputs.HumanTaskUIUiTemplateArgs { Content = LabelingFiles.ReviewPage(_project) },
            Tags = _zone.Tags(flowName),
        }, new CustomResourceOptions { Parent = _parent });
        _ = new Sagemaker.FlowDefinition($"{_name}-review", new()
        {
            FlowDefinitionName = flowName,
            RoleArn = role,
            HumanLoopConfig = new Inputs.FlowDefinitionHumanLoopConfigArgs
            {
                HumanTaskUiArn = page.Arn,
                WorkteamArn = team,
                TaskCount = Math.Min(_project.PeoplePerItem, 3),
                TaskTitle = _project.Question,
                TaskDescription = _project.Question,
                TaskTimeLimitInSeconds = _project.MinutesPerItem * 60,
                TaskAvailabilityLifetimeInSeconds = _project.WaitDays * 86_400,
            },
            OutputConfig = new Inputs.FlowDefinitionOutputConfigArgs
            {
                S3OutputPath = Output.Format($"{_project.Output.Uri}/reviews"),
                KmsKeyId = _args.StorageKeyArn,
            },
            Tags = _zone.Tags(flowName),
        }, new CustomResourceOptions { Parent = _parent });
    }
}
