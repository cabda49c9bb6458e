using System.Globalization;
using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Workflows;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Scheduler = Pulumi.Aws.Scheduler;
using SchedulerInputs = Pulumi.Aws.Scheduler.Inputs;
using Sfn = Pulumi.Aws.Sfn;
using SfnInputs = Pulumi.Aws.Sfn.Inputs;

namespace LandingZone.Serving;

/// <summary>
/// Measures every version of every model from the ML data store, live and in stealth alike, again and again: how much it was asked, how
/// often it failed and how long it took, how sure it was and whether that shifts, how often it agrees with the live versions, and how often it
/// was right once the truth is known. A schedule for each version starts one workflow; a new version adds its schedule and its alarms.
/// </summary>
public sealed class ModelPerformance : ComponentResource
{
    /// <summary>Step Functions' limit of a name in characters (Step Functions API reference, CreateStateMachine).</summary>
    private const int MaxNameLength = 80;

    /// <summary>EventBridge Scheduler's limit of a name in characters (its API reference, CreateSchedule).</summary>
    private const int MaxScheduleNameLength = 64;

    private static readonly int[] Retentions = [400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    /// <summary>Declares the measuring.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ModelPerformance(string name, ModelPerformanceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:serving:ModelPerformance", name, options)
    {
        Check(name, args);
        var machine = Machine(name, args);
        var group = Group(name, args.Zone);
        var starter = Starter(name, args, group);
        foreach (var (model, version) in Measured(args))
        {
            Schedule(name, args, group, machine, starter, model, version);
        }

        StateMachineArn = machine.Arn;
        Alarms = [Failing(machine), .. args.Models.SelectMany(model => model.Versions.SelectMany(version => PerformanceAlarms.Of(model, version, args.EveryHours)))];
        RegisterOutputs(new Dictionary<string, object?> { ["stateMachineArn"] = StateMachineArn });
    }

    /// <summary>The ARN of the workflow that measures a version.</summary>
    public Output<string> StateMachineArn { get; }

    /// <summary>The alarms of all versions, for whoever makes the zone's alarms.</summary>
    public IReadOnlyList<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, ModelPerformanceArgs args)
    {
        var problems = new ArgumentProblems(nameof(ModelPerformance), name);
        problems.AddIf(args.Models.Count == 0, "Models is empty; name one or more.");
        foreach (var twice in args.Models.GroupBy(model => model.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Models names '{twice.Key}' {twice.Count()} times; name it once.");
        }

        foreach (var model in args.Models)
        {
            foreach (var problem in model.Limits.Problems())
            {
                problems.Add($"{problem} It is a limit of the model '{model.Name}'.");
            }
        }

        problems.AddIf(args.EveryHours is < 1 or > 24, $"EveryHours is {args.EveryHours}; it must be 1 to 24.");
        problems.AddIf(args.WindowDays is < 2 or > 90, $"WindowDays is {args.WindowDays}; it must be 2 to 90, to have days to compare.");
        problems.AddIf(
            !Retentions.Contains(args.LogRetentionDays),
            $"LogRetentionDays is {args.LogRetentionDays}; CloudWatch Logs takes {string.Join(", ", Retentions)}.");
        problems.ThrowIfAny();
    }

    private static IEnumerable<(ModelName Model, ModelVersion Version)> Measured(ModelPerformanceArgs args) =>
        args.Models.SelectMany(model => model.Versions.Select(version => (model.Name, version)));

    private static string MachineNameOf(ZoneIdentity zone) => zone.NameOf("model-performance", MaxNameLength);

    private static string MachineArnOf(ZoneIdentity zone) =>
        $"arn:{zone.Partition}:states:{zone.Region.Name}:{zone.AccountId}:stateMachine:{MachineNameOf(zone)}";

    private Sfn.StateMachine Machine(string name, ModelPerformanceArgs args)
    {
        var machineName = MachineNameOf(args.Zone);
        var log = new CloudWatch.LogGroup($"{name}-log", new CloudWatch.LogGroupArgs
        {
            // With this beginning, CloudWatch needs no statement for each log group (Step Functions developer guide, "Logging").
            Name = $"/aws/vendedlogs/states/{machineName}",
            KmsKeyId = args.LogKeyArn,
            RetentionInDays = args.LogRetentionDays,
            Tags = args.Zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = this });
        var role = new WorkloadIdentity($"{name}-measurer", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = "model-measurer",
            Description = "Queries the ML data store and publishes metrics of the models",
            Trust = WorkloadTrust.Service("states.amazonaws.com", MachineArnOf(args.Zone)),
            Statements = [.. args.DataStore.QueryStatements(), .. MetricStatements(), LogDelivery()],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        return new Sfn.StateMachine(name, new Sfn.StateMachineArgs
        {
            Name = machineName,
            RoleArn = role.RoleArn,
            Type = "STANDARD",
            Definition = args.DataStore.WorkgroupName.Apply(workgroup =>
                PerformanceWorkflow.Definition(workgroup, args.DataStore.DatabaseName, args.WindowDays, args.Zone.Partition)),
            LoggingConfiguration = new SfnInputs.StateMachineLoggingConfigurationArgs
            {
                Level = "ERROR",
                IncludeExecutionData = false,
                LogDestination = Output.Format($"{log.Arn}:*"),
            },
            TracingConfiguration = new SfnInputs.StateMachineTracingConfigurationArgs { Enabled = false },
            Tags = args.Zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = this });
    }

    /// <summary>CloudWatch has no resource to name for metrics; the namespace narrows the action.</summary>
    private static PolicyStatement[] MetricStatements() =>
    [
        new("PublishMetrics", PolicyEffect.Allow)
        {
            Actions = ["cloudwatch:PutMetricData"],
            Resources = ["*"],
            Conditions = [PolicyCondition.StringEquals("cloudwatch:namespace", PerformanceWorkflow.MetricNamespace)],
        },
    ];

    /// <summary>These actions know no resources (Step Functions developer guide, "IAM policies for logging to CloudWatch Logs").</summary>
    private static PolicyStatement LogDelivery() => new("DeliverLogs", PolicyEffect.Allow)
    {
        Actions =
        [
            "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:GetLogDelivery",
            "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
        ],
        Resources = ["*"],
    };

    private Scheduler.ScheduleGroup Group(string name, ZoneIdentity zone)
    {
        var groupName = GroupNameOf(zone);
        return new Scheduler.ScheduleGroup(name, new Scheduler.ScheduleGroupArgs
        {
            Name = groupName,
            Tags = zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this });
    }

    private static string GroupNameOf(ZoneIdentity zone) => zone.NameOf("model-performance", MaxScheduleNameLength);

    private WorkloadIdentity Starter(string name, ModelPerformanceArgs args, Scheduler.ScheduleGroup group) =>
        new($"{name}-starter", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = "model-measurement-starter",
            Description = "Starts the measurements of models on schedule",

            // The source is the group and not the schedule (EventBridge Scheduler user guide, "Confused deputy prevention").
            Trust = WorkloadTrust.Service("scheduler.amazonaws.com", group.Arn),
            Statements =
            [
                new("StartMeasurements", PolicyEffect.Allow) { Actions = ["states:StartExecution"], Resources = [MachineArnOf(args.Zone)] },
            ],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });

    private void Schedule(
        string name,
        ModelPerformanceArgs args,
        Scheduler.ScheduleGroup group,
        Sfn.StateMachine machine,
        WorkloadIdentity starter,
        ModelName model,
        ModelVersion version) => _ = new Scheduler.Schedule($"{name}-{model}-{version.Name}", new Scheduler.ScheduleArgs
        {
            Name = BoundedName.Of($"{model}-{version.Name}", MaxScheduleNameLength),
            GroupName = group.Name,
            Description = $"Measures version {version.Name} of the model {model}",
            ScheduleExpression = string.Create(
                CultureInfo.InvariantCulture, $"rate({args.EveryHours} {(args.EveryHours == 1 ? "hour" : "hours")})"),

            // Measurements spread over a quarter of an hour do not ask Athena all at once.
            FlexibleTimeWindow = new SchedulerInputs.ScheduleFlexibleTimeWindowArgs { Mode = "FLEXIBLE", MaximumWindowInMinutes = 15 },
            Target = new SchedulerInputs.ScheduleTargetArgs
            {
                Arn = machine.Arn,
                RoleArn = starter.RoleArn,
                Input = new JsonObject
                {
                    ["model"] = model.Text, ["version"] = version.Name.Text, ["mode"] = version.Mode.Word,
                }.ToJsonString(),
                RetryPolicy = new SchedulerInputs.ScheduleTargetRetryPolicyArgs { MaximumEventAgeInSeconds = 3600, MaximumRetryAttempts = 5 },
            },
        }, new CustomResourceOptions { Parent = this });

    private static AlarmDeclaration Failing(Sfn.StateMachine machine) => WorkflowAlarm.Failing(
        "model-measurements-failing",
        "Measurements of models fail, so nobody sees how they perform. The workflow's log says why.",
        "Models",
        machine.Arn) with { PeriodSeconds = 3600 };
}
