using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.Lambda.Inputs;
using Lambda = Pulumi.Aws.Lambda;

namespace LandingZone.Etl;

/// <summary>
/// A Lambda function in Python inside the zone's network: with a role of its own, encrypted logs that are kept, traces, and the queues that
/// it works off. It runs on Arm processors. A message that fails does not take the others of its batch with it.
/// </summary>
/// <remarks>
/// Queues are not filtered here: Lambda deletes what a filter does not let through. Choose the events where they are made.
/// </remarks>
public sealed partial class PythonFunction : ComponentResource
{
    /// <summary>Lambda's limit of a function name in characters (Lambda API reference, CreateFunction).</summary>
    private const int MaxNameLength = 64;

    private readonly string _name;
    private readonly ZoneIdentity _zone;

    /// <summary>Declares the function.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public PythonFunction(string name, PythonFunctionArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:etl:PythonFunction", name, options)
    {
        Check(name, args);
        (_name, _zone) = (name, args.Zone);
        var functionName = NameOf(args.Zone, args.Workload);
        var logs = new CloudWatch.LogGroup(name, new CloudWatch.LogGroupArgs
        {
            Name = $"/aws/lambda/{functionName}",
            RetentionInDays = args.LogRetentionDays,
            KmsKeyId = args.LogKeyArn,
            Tags = _zone.Tags(functionName),
        }, new CustomResourceOptions { Parent = this });
        var role = new WorkloadIdentity(name, new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = args.Workload,
            Description = args.Description,
            Trust = WorkloadTrust.ServiceWithoutSource("lambda.amazonaws.com"),
            Statements = [.. FunctionRights.Of(args, FunctionArnOf(args.Zone, args.Workload), logs.Arn), .. args.Statements],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var function = new Lambda.Function(name, FunctionArgs(args, functionName, role, logs), new CustomResourceOptions { Parent = this });
        foreach (var queue in args.Queues)
        {
            WorkOff(queue, function, args);
        }

        if (args.FailedEvents is { } failed)
        {
            _ = new Lambda.FunctionEventInvokeConfig(name, new Lambda.FunctionEventInvokeConfigArgs
            {
                FunctionName = function.Name,
                MaximumRetryAttempts = 2,
                DestinationConfig = new Inputs.FunctionEventInvokeConfigDestinationConfigArgs
                {
                    OnFailure = new Inputs.FunctionEventInvokeConfigDestinationConfigOnFailureArgs { Destination = failed.Arn },
                },
            }, new CustomResourceOptions { Parent = this });
        }

        FunctionName = function.Name;
        FunctionArn = function.Arn;
        RoleArn = role.RoleArn;
        Alarms = AlarmsOf(args);
        RegisterOutputs(new Dictionary<string, object?> { ["functionName"] = FunctionName, ["functionArn"] = FunctionArn });
    }

    /// <summary>The function's name.</summary>
    public Output<string> FunctionName { get; }

    /// <summary>The function's ARN.</summary>
    public Output<string> FunctionArn { get; }

    /// <summary>The ARN of its role.</summary>
    public Output<string> RoleArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    /// <summary>The ARN that the function of a workload has or will have.</summary>
    public static string FunctionArnOf(ZoneIdentity zone, string workload) =>
        $"arn:{zone.Partition}:lambda:{zone.Region.Name}:{zone.AccountId}:function:{NameOf(zone, workload)}";

    internal static void Check(string name, PythonFunctionArgs args)
    {
        var problems = new ArgumentProblems(nameof(PythonFunction), name);
        problems.AddIf(
            !KebabName.Is(args.Workload),
            $"Workload is '{args.Workload}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(
            args.Description.Length is 0 or > 256, $"Description has {args.Description.Length} characters; Lambda takes 1 to 256.");
        problems.AddIf(
            !HandlerForm().IsMatch(args.Handler), $"Handler is '{args.Handler}'; write module and function, 'loader.handler'.");
        problems.AddIf(
            !args.Runtime.StartsWith("python3.", StringComparison.Ordinal), $"Runtime is '{args.Runtime}'; name a Python version, 'python3.13'.");
        problems.AddIf(args.MemoryMib is < 128 or > 10240, $"MemoryMib is {args.MemoryMib}; Lambda takes 128 to 10240.");
        problems.AddIf(args.TimeoutSeconds is < 1 or > 900, $"TimeoutSeconds is {args.TimeoutSeconds}; Lambda takes 1 to 900.");
        problems.AddIf(args.ReservedConcurrency < 1, $"ReservedConcurrency is {args.ReservedConcurrency}; give 1 or more, or nothing.");
        problems.AddIf(args.LayerArns.Count > 5, $"LayerArns has {args.LayerArns.Count} entries; Lambda takes 5.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        CheckQueues(args, problems);
        problems.ThrowIfAny();
    }

    private static void CheckQueues(PythonFunctionArgs args, ArgumentProblems problems)
    {
        foreach (var twice in args.Queues.GroupBy(queue => queue.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Queues has '{twice.Key}' {twice.Count()} times; give each queue a name of its own.");
        }

        foreach (var queue in args.Queues)
        {
            problems.AddIf(
                queue.BatchSize is < 1 or > 10, $"Queues: '{queue.Name}' has batches of {queue.BatchSize} messages; SQS takes 1 to 10.");
            problems.AddIf(
                queue.MaximumConcurrency is < 2 or > 1000,
                $"Queues: '{queue.Name}' has a concurrency of {queue.MaximumConcurrency}; Lambda takes 2 to 1000.");
        }

        // Lambda would throttle the rest, and messages would go to the dead letters untried.
        var together = args.Queues.Sum(queue => queue.MaximumConcurrency ?? 0);
        problems.AddIf(
            args.ReservedConcurrency is { } reserved && together > reserved,
            $"ReservedConcurrency is {args.ReservedConcurrency}, and the queues may ask for {together} calls at once; reserve as many.");
        problems.AddIf(
            args.ReservedConcurrency is not null && args.Queues.Any(queue => queue.MaximumConcurrency is null),
            $"ReservedConcurrency is {args.ReservedConcurrency}, and a queue has no limit; give each queue a concurrency.");
    }

    private static string NameOf(ZoneIdentity zone, string workload) => zone.NameOf(workload, MaxNameLength);

    private Lambda.FunctionArgs FunctionArgs(
        PythonFunctionArgs args, string functionName, WorkloadIdentity role, CloudWatch.LogGroup logs)
    {
        var function = new Lambda.FunctionArgs
        {
            Name = functionName,
            Description = args.Description,
            Role = role.RoleArn,
            PackageType = "Zip",
            Code = args.Code,
            Handler = args.Handler,
            Runtime = args.Runtime,
            Architectures = { "arm64" },
            MemorySize = args.MemoryMib,
            Timeout = args.TimeoutSeconds,
            KmsKeyArn = args.KeyArn,
            Layers = args.LayerArns.ToList(),
            TracingConfig = new Inputs.FunctionTracingConfigArgs { Mode = "Active" },
            LoggingConfig = new Inputs.FunctionLoggingConfigArgs { LogFormat = "JSON", LogGroup = logs.Name },
            VpcConfig = new Inputs.FunctionVpcConfigArgs { SubnetIds = args.SubnetIds, SecurityGroupIds = args.SecurityGroupIds },
            Tags = _zone.Tags(functionName),
        };
        if (args.ReservedConcurrency is { } reserved)
        {
            function.ReservedConcurrentExecutions = reserved;
        }

        if (args.Environment.Count > 0)
        {
            function.Environment = new Inputs.FunctionEnvironmentArgs { Variables = VariablesOf(args) };
        }

        return function;
    }

    private static InputMap<string> VariablesOf(PythonFunctionArgs args)
    {
        var variables = new InputMap<string>();
        foreach (var (name, value) in args.Environment.OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            variables.Add(name, value);
        }

        return variables;
    }

    private void WorkOff(FunctionQueue queue, Lambda.Function function, PythonFunctionArgs args) => _ = new Lambda.EventSourceMapping(
        $"{_name}-{queue.Name}",
        new Lambda.EventSourceMappingArgs
        {
            FunctionName = function.Name,
            EventSourceArn = queue.Arn,
            BatchSize = queue.BatchSize,
            FunctionResponseTypes = { "ReportBatchItemFailures" },
            ScalingConfig = queue.MaximumConcurrency is { } concurrency
                ? (Input<Inputs.EventSourceMappingScalingConfigArgs>)new Inputs.EventSourceMappingScalingConfigArgs { MaximumConcurrency = concurrency }
                : null,
            MetricsConfig = new Inputs.EventSourceMappingMetricsConfigArgs { Metrics = { "EventCount" } },
            Tags = _zone.Tags(_zone.NameOf($"{args.Workload}-{queue.Name}", 255)),
        },
        new CustomResourceOptions { Parent = this });

    private static ImmutableArray<AlarmDeclaration> AlarmsOf(PythonFunctionArgs args) =>
    [
        Alarm(args, "errors", "Errors", "Sum", AlarmSeverity.Notice, 0, "Calls fail. Look into its logs; what it could not do is in the dead letters."),
        Alarm(
            args, "throttles", "Throttles", "Sum", AlarmSeverity.Notice, 0,
            "Lambda turns calls away: the account's concurrency, or the function's, is used up. Raise it, or lower that of others."),
        Alarm(
            args, "slow", "Duration", "Maximum", AlarmSeverity.Notice, args.TimeoutSeconds * 1000 * 0.9,
            "A call took more than nine tenths of its time-out. Give it smaller work, more memory or more time."),
    ];

    private static AlarmDeclaration Alarm(
        PythonFunctionArgs args, string what, string metric, string statistic, AlarmSeverity severity, double threshold, string description) => new()
    {
        Name = $"{args.Workload}-{what}",
        Description = $"{args.Workload}: {description}",
        Severity = severity,
        Area = "Functions",
        Namespace = "AWS/Lambda",
        Metric = metric,
        Dimensions = new Dictionary<string, Input<string>> { ["FunctionName"] = NameOf(args.Zone, args.Workload) },
        Statistic = statistic,
        Comparison = AlarmComparison.Above,
        Threshold = threshold,
    };

    [GeneratedRegex("^[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex HandlerForm();
}
