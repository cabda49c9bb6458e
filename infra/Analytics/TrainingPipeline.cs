using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Identity;
using LandingZone.Zones;
using Pulumi;
using Sagemaker = Pulumi.Aws.Sagemaker;

namespace LandingZone.Analytics;

/// <summary>
/// A model's way from data in a bucket to a version in the model registry, as a SageMaker pipeline: prepare, train or search for the best
/// hyper-parameters, evaluate, and register what is good enough, for a person to approve. Jobs run in the zone's network and reach nothing
/// in it; their data, volumes and models are encrypted with the zone's keys; the pipeline starts such jobs only.
/// </summary>
public sealed class TrainingPipeline : ComponentResource
{
    private const int MaxNameLength = 32;

    /// <summary>Jobs of more than one instance reach each other on any port: each framework has its own.</summary>
    private static readonly (int From, int To) AllPorts = (0, 65535);

    /// <summary>Declares the pipeline.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public TrainingPipeline(string name, TrainingPipelineArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:TrainingPipeline", name, options)
    {
        Check(name, args);
        var zone = args.Zone;
        ModelPackageGroupName = args.ModelPackageGroupName?.ToOutput() ?? Group(name, args);
        var securityGroup = JobSecurityGroup.Declare(
            $"{name}-jobs", zone, args.Network, $"Jobs of the model {args.Model}: reach each other and AWS services", AllPorts, this);

        var inParent = new ComponentResourceOptions { Parent = this };
        var jobs = new WorkloadIdentity($"{name}-jobs", new()
        {
            Zone = zone,
            Workload = $"{args.Model}-jobs",
            Description = $"Reads the data of the model {args.Model} and writes its models and reports, in jobs of SageMaker",
            Trust = WorkloadTrust.Service("sagemaker.amazonaws.com"),
            Statements = TrainingRights.OfJobs(args),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, inParent);
        var runs = new WorkloadIdentity($"{name}-pipeline", new()
        {
            Zone = zone,
            Workload = $"{args.Model}-pipeline",
            Description = $"Starts the jobs of the model {args.Model} and registers its versions, in the network and with the keys of the zone",
            Trust = WorkloadTrust.Service("sagemaker.amazonaws.com"),
            Statements = TrainingRights.OfPipeline(args, jobs.RoleArn, securityGroup, ModelPackageGroupName),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, inParent);

        var pipelineName = zone.NameOf(args.Model, 256);
        var pipeline = new Sagemaker.Pipeline(name, new()
        {
            PipelineName = pipelineName,
            PipelineDisplayName = pipelineName,
            PipelineDescription = $"Trains, evaluates and registers the model {args.Model}",
            RoleArn = runs.RoleArn,
            PipelineDefinition = TrainingDefinition.Of(args, jobs.RoleArn, securityGroup, ModelPackageGroupName),
            Tags = zone.Tags(pipelineName),
        }, new CustomResourceOptions { Parent = this });
        PipelineName = pipeline.PipelineName;
        PipelineArn = pipeline.Arn;
        JobRoleArn = jobs.RoleArn;
        new JobStart(name, args.Model, JobStart.StartPipeline, pipeline.Arn, zone, args.PermissionBoundaryArn, this).Declare(
            args.Schedule, args.RunsOnNewData ? args.Data : null);
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["pipelineArn"] = PipelineArn,
            ["modelPackageGroupName"] = ModelPackageGroupName,
        });
    }

    /// <summary>The pipeline's name.</summary>
    public Output<string> PipelineName { get; }

    /// <summary>The pipeline's ARN.</summary>
    public Output<string> PipelineArn { get; }

    /// <summary>The ARN of the role of its jobs.</summary>
    public Output<string> JobRoleArn { get; }

    /// <summary>The name of the group of the model's versions.</summary>
    public Output<string> ModelPackageGroupName { get; }

    /// <summary>The ARN that the pipeline of a model has or will have: for policies that name it before it exists.</summary>
    public static string ArnOf(ZoneIdentity zone, string model) => JobRights.Arn(zone, $"pipeline/{zone.NameOf(model, 256)}");

    internal static void Check(string name, TrainingPipelineArgs args)
    {
        var problems = new ArgumentProblems(nameof(TrainingPipeline), name);
        problems.AddIf(
            !KebabName.Is(args.Model, MaxNameLength),
            $"Model is '{args.Model}'; use up to {MaxNameLength} lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(
            args.Network.SubnetIds.Count is 0 or > 16, $"Network has {args.Network.SubnetIds.Count} subnets; SageMaker takes 1 to 16.");
        foreach (var problem in new[] { args.Data.ProblemAs("Data"), args.Output.ProblemAs("Output"), args.FirstScoring?.Input.ProblemAs("FirstScoring") })
        {
            problems.AddIf(problem is not null, problem ?? "");
        }

        if (args.Preparation is { } preparation)
        {
            problems.AddIf(preparation.EntryPoint.Count == 0, "Preparation has no entry point; name what the image starts.");
            preparation.Compute.Check("Preparation", SageMakerUse.Processing, problems);
        }

        args.Training.Compute.Check("Training", SageMakerUse.Training, problems);
        problems.AddIf(
            args.Training.Hyperparameters.Count > 100,
            $"Training has {args.Training.Hyperparameters.Count} hyper-parameters; SageMaker takes up to 100.");
        problems.AddIf(args.Training.Metrics.Count > 40, $"Training has {args.Training.Metrics.Count} metrics; SageMaker takes up to 40.");
        args.Tuning?.Check(args.Training, problems);
        problems.AddIf(args.Evaluation.EntryPoint.Count == 0, "Evaluation has no entry point; name what the image starts.");
        args.Evaluation.Compute.Check("Evaluation", SageMakerUse.Processing, problems);
        problems.AddIf(
            args.Evaluation.Compute.InstanceCount != 1, "Evaluation runs on several instances; it writes one report, give it one instance.");
        Needs(args.Interface.EndpointType, SageMakerUse.Serving);
        Needs(args.Interface.TransformType, SageMakerUse.Transform);
        args.FirstScoring?.Compute.Check("FirstScoring", problems);
        if (args.Schedule?.Problem is { } schedule)
        {
            problems.Add(schedule);
        }

        problems.ThrowIfAny();

        void Needs(SageMakerInstanceType type, SageMakerUse use)
        {
            if (type.ProblemFor(use) is { } problem)
            {
                problems.Add($"Interface: {problem}");
            }
        }
    }

    /// <summary>The versions of a model outlive the pipeline that made them.</summary>
    private Output<string> Group(string name, TrainingPipelineArgs args)
    {
        var groupName = args.Zone.NameOf(args.Model, 63);
        return new Sagemaker.ModelPackageGroup(name, new()
        {
            ModelPackageGroupName = groupName,
            ModelPackageGroupDescription = $"Versions of the model {args.Model}",
            Tags = args.Zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this, Protect = true }).ModelPackageGroupName;
    }
}
