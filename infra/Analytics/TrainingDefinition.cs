using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Analytics.Pipelines;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>The definition of the pipeline of a model, in SageMaker's JSON of version 2020-12-01.</summary>
internal sealed class TrainingDefinition
{
    private const string Prepare = "Prepare";
    private const string Train = "Train";
    private const string Evaluate = "Evaluate";
    private const string Score = "Score";

    /// <summary>Where a run's own things lie: in a folder of its own.</summary>
    private readonly Func<string, PipelineValue> _folder;
    private readonly TrainingPipelineArgs _args;
    private readonly JobPlacement _placement;
    private readonly string _image;

    private TrainingDefinition(TrainingPipelineArgs args, JobPlacement placement, string output)
    {
        (_args, _placement) = (args, placement);
        _image = args.Image.UriIn(args.Zone);
        _folder = what => PipelineValue.Join("/", output, "runs", PipelineValue.RunId, what);
    }

    /// <summary>The definition, known when everything in it is known.</summary>
    public static Output<string> Of(
        TrainingPipelineArgs args, Input<string> jobRoleArn, Input<string> securityGroupId, Input<string> group)
    {
        Input<string>[] values =
        [
            jobRoleArn, securityGroupId, group, args.StorageKeyArn, args.VolumeKeyArn, args.Data.Uri, args.Output.Uri,
            args.FirstScoring?.Input.Uri ?? Output.Create(""), .. args.Network.SubnetIds,
        ];
        return Output.All(values).Apply(known => new TrainingDefinition(
            args,
            new JobPlacement
            {
                RoleArn = known[0],
                SecurityGroupId = known[1],
                OutputKeyArn = known[3],
                VolumeKeyArn = known[4],
                SubnetIds = [.. known.Skip(8)],
            },
            known[6]).Write(group: known[2], data: known[5], scoringInput: known[7]));
    }

    private string Write(string group, string data, string scoringInput)
    {
        var steps = new List<PipelineStep>();
        if (_args.Preparation is { } preparation)
        {
            steps.Add(PipelineStep.Processing(Prepare, new()
            {
                Placement = _placement,
                ImageUri = _image,
                EntryPoint = preparation.EntryPoint,
                Compute = preparation.Compute,
                Inputs = [("data", PipelineValue.Parameter("Data"))],
                Outputs = [("training", _folder("training")), ("validation", _folder("validation"))],
            }));
        }

        var training = new TrainingJobRequest
        {
            Placement = _placement,
            ImageUri = _image,
            Training = _args.Training,
            Channels = [("training", Learned("training")), ("validation", Learned("validation"))],
            OutputUri = _folder("model"),
            CheckpointUri = _folder("checkpoints"),
        };
        steps.Add(_args.Tuning is { } tuning
            ? PipelineStep.Tuning(Train, training, tuning)
            : PipelineStep.Training(Train, training));
        steps.Add(PipelineStep.Processing(Evaluate, new()
        {
            Placement = _placement,
            ImageUri = _image,
            EntryPoint = _args.Evaluation.EntryPoint,
            Compute = _args.Evaluation.Compute,
            Inputs = [("model", Model()), ("validation", Learned("validation"))],
            Outputs = [("evaluation", _folder("evaluation"))],
        }) with
        {
            PropertyFile = ("Report", "evaluation", "evaluation.json"),
        });
        steps.Add(PipelineStep.Condition(
            "Decide",
            _args.Evaluation.Goal == MetricGoal.AtLeast ? "GreaterThanOrEqualTo" : "LessThanOrEqualTo",
            PipelineValue.InFile(Evaluate, "Report", _args.Evaluation.Metric),
            PipelineValue.Parameter("Threshold"),
            [.. FirstScoring(scoringInput), Register(group)],
            [
                PipelineStep.Fail("Reject", PipelineValue.Join(
                    " ",
                    "The model misses the threshold and was not registered; the report is in",
                    _folder("evaluation"))),
            ]));
        return new JsonObject
        {
            ["Version"] = "2020-12-01",
            ["Parameters"] = new JsonArray(
                new JsonObject { ["Name"] = "Data", ["Type"] = "String", ["DefaultValue"] = data },
                new JsonObject { ["Name"] = "Threshold", ["Type"] = "Float", ["DefaultValue"] = _args.Evaluation.Threshold }),
            ["Steps"] = new JsonArray([.. steps.Select(step => step.ToJson())]),
        }.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>The model's archive: that of the training job, or of the best of many.</summary>
    private PipelineValue Model() => _args.Tuning is null
        ? PipelineValue.Of(Train, "ModelArtifacts.S3ModelArtifacts")
        : PipelineValue.Join("/", _folder("model"), PipelineValue.Of(Train, "BestTrainingJob.TrainingJobName"), "output/model.tar.gz");

    /// <summary>What the model learns from or is judged by.</summary>
    private PipelineValue Learned(string what) => _args.Preparation is null
        ? PipelineValue.Join("/", PipelineValue.Parameter("Data"), what)
        : PipelineValue.Of(Prepare, $"ProcessingOutputConfig.Outputs['{what}'].S3Output.S3Uri");

    private PipelineStep Register(string group) => PipelineStep.Register("Register", new()
    {
        Group = group,
        ImageUri = _image,
        ModelUri = Model(),
        ReportUri = PipelineValue.Join("/", _folder("evaluation"), "evaluation.json"),
        Interface = _args.Interface,
    }) with
    {
        After = _args.FirstScoring is null ? [] : [Score],
    };

    private IEnumerable<PipelineStep> FirstScoring(string input)
    {
        if (_args.FirstScoring is not { } scoring)
        {
            yield break;
        }

        yield return PipelineStep.Model("MakeModel", new() { Placement = _placement, ImageUri = _image, ModelUri = Model() });
        yield return PipelineStep.Transform(Score, new()
        {
            ModelName = PipelineValue.Of("MakeModel", "ModelName"),
            InputUri = input,
            OutputUri = _folder("scores"),
            ContentType = _args.Interface.ContentType,
            InstanceType = scoring.Compute.InstanceType,
            InstanceCount = scoring.Compute.InstanceCount,
            Placement = _placement,
        });
    }
}
