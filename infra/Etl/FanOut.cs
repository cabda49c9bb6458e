using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Warehouse;
using LandingZone.Zones;
using Pulumi;
using DynamoDB = Pulumi.Aws.DynamoDB;

namespace LandingZone.Etl;

/// <summary>
/// Files that land in a bucket are cut into parts, the parts are worked on side by side, and the results are loaded into a warehouse. Every
/// step has a queue before it, so that each goes at its own pace, and dead letters beside it, so that nothing is lost in silence.
/// </summary>
/// <remarks>
/// landing bucket → intake queue → splitter → work queue → dispatcher → cleaning queue → worker, or scoring queue → fleet → results bucket
/// → load queue → loader → warehouse. The buckets tell EventBridge of their objects, so that others can listen, too.
/// </remarks>
public sealed partial class FanOut : ComponentResource
{
    /// <summary>
    /// Characters of a function's own settings. Lambda takes 4 KB of variables together; the rest is for addresses and ARNs.
    /// </summary>
    private const int MaxSettingsLength = 2800;

    /// <summary>The longest workload of which the names of all parts stay whole.</summary>
    private const int MaxWorkloadLength = 20;

    private const int LongCall = 900;
    private const int ShortCall = 60;

    private readonly string _name;
    private readonly FanOutArgs _args;
    private readonly FanOutRights _rights;
    private readonly List<AlarmDeclaration> _alarms = [];

    /// <summary>Declares it.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public FanOut(string name, FanOutArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:etl:FanOut", name, options)
    {
        Check(name, args);
        (_name, _args, _rights) = (name, args, new FanOutRights(args));
        var state = State();
        var intake = Queue("intake", LongCall, BucketEventRule.NameOf(args.Zone, $"{args.Workload}-landing"));
        var work = Queue("work", ShortCall);
        var cleaning = Uses(WorkerKind.Cleaning) ? Queue("cleaning", LongCall) : null;
        var scoring = Uses(WorkerKind.Scoring) ? Queue("scoring", args.ScoringSeconds) : null;
        BucketEventRule.Declare($"{name}-landing", args.Zone, $"{args.Workload}-landing", args.Landing, intake, this);
        Split(state, intake, work);
        Dispatch(state, work, cleaning, scoring);
        if (cleaning is not null)
        {
            Clean(cleaning);
        }

        if (args.Warehouse is { } warehouse)
        {
            Load(warehouse);
        }

        IntakeQueueUrl = intake.QueueUrl;
        ScoringQueue = scoring;
        Alarms = [.. _alarms];
        RegisterOutputs(new Dictionary<string, object?> { ["intakeQueueUrl"] = IntakeQueueUrl, ["scoringQueueUrl"] = scoring?.QueueUrl });
    }

    /// <summary>The URL of the queue to which files are also told by hand: `{"objects": [{"bucket": "…", "key": "…"}]}`.</summary>
    public Output<string> IntakeQueueUrl { get; }

    /// <summary>The queue of parts to score; null where no kind is scored.</summary>
    public WorkQueue? ScoringQueue { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    /// <summary>The workload of the loader: its role's name is made from it.</summary>
    public static string LoaderOf(string workload) => $"{workload}-loader";

    internal static void Check(string name, FanOutArgs args)
    {
        var problems = new ArgumentProblems(nameof(FanOut), name);
        problems.AddIf(
            !KebabName.Is(args.Workload, MaxWorkloadLength),
            $"Workload is '{args.Workload}'; use at most {MaxWorkloadLength} lower-case letters, digits and single hyphens, and begin with a letter.");
        foreach (var (what, prefix) in new[] { ("Landing", args.Landing), ("Results", args.Results), ("Manifests", args.Manifests) })
        {
            problems.AddIf(prefix.Problem is not null, $"{what}: {prefix.Problem}");
        }

        problems.AddIf(
            args.Results.Prefix.StartsWith(args.Manifests.Prefix, StringComparison.Ordinal)
                || args.Manifests.Prefix.StartsWith(args.Results.Prefix, StringComparison.Ordinal),
            $"Manifests are under '{args.Manifests.Prefix}' and results under '{args.Results.Prefix}'; keep them apart, or manifests would be loaded.");
        problems.AddIf(args.ScoringSeconds is < 60 or > 7200, $"ScoringSeconds is {args.ScoringSeconds}; give 60 to 7200.");
        CheckKinds(args, problems);
        CheckConcurrency(args.Concurrency, problems);
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    private static void CheckKinds(FanOutArgs args, ArgumentProblems problems)
    {
        problems.AddIf(args.Kinds.Count == 0, "Kinds is empty; name one or more.");
        foreach (var twice in args.Kinds.GroupBy(kind => kind.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Kinds has '{twice.Key}' {twice.Count()} times; give each kind a name of its own.");
        }

        foreach (var kind in args.Kinds)
        {
            problems.AddIf(!KindForm().IsMatch(kind.Name), $"Kinds: '{kind.Name}' is no name; use 1 to 40 lower-case letters, digits and hyphens.");
            problems.AddIf(
                !kind.Pattern.StartsWith(args.Landing.Prefix, StringComparison.Ordinal),
                $"Kinds: '{kind.Name}' has the pattern '{kind.Pattern}', which takes nothing under '{args.Landing.Prefix}'; begin it with that.");
            problems.AddIf(kind.PartMib is < 1 or > 4096, $"Kinds: '{kind.Name}' has parts of {kind.PartMib} MiB; the splitter takes 1 to 4096.");
            problems.AddIf(
                kind.Table is not null && args.Warehouse is null, $"Kinds: '{kind.Name}' has a table, and there is no warehouse; give it one.");
            foreach (var problem in kind.Table?.Problems() ?? [])
            {
                problems.Add($"Kinds: in the table of '{kind.Name}', {problem}");
            }
        }

        problems.AddIf(
            args.Warehouse is not null && args.Kinds.All(kind => kind.Table is null),
            "Warehouse is given, and no kind has a table; give one a table, or leave the warehouse out.");
        foreach (var (what, length) in new[]
        {
            ("patterns", FanOutSettings.Routes(args.Kinds).Length), ("tables", FanOutSettings.Tables(args.Kinds).Length),
        })
        {
            problems.AddIf(
                length > MaxSettingsLength,
                $"Kinds: the {what} take {length} characters, and a function's variables have room for {MaxSettingsLength}; make a second fan-out for some.");
        }
    }

    private static void CheckConcurrency(FanOutConcurrency concurrency, ArgumentProblems problems)
    {
        foreach (var (what, number) in new[]
        {
            ("Splitter", concurrency.Splitter), ("Dispatcher", concurrency.Dispatcher), ("Worker", concurrency.Worker),
            ("Loader", concurrency.Loader),
        })
        {
            problems.AddIf(number is < 2 or > 1000, $"Concurrency: {what} is {number}; Lambda takes 2 to 1000.");
        }
    }

    private bool Uses(WorkerKind worker) => _args.Kinds.Any(kind => kind.Worker == worker);

    private DynamoDB.Table State() => StateTable.Declare($"{_name}-state", _args.Zone, _args.Workload, _args.StateKeyArn, this);

    private WorkQueue Queue(string what, int trySeconds, params string[] eventRules)
    {
        var queue = new WorkQueue($"{_name}-{what}", new WorkQueueArgs
        {
            Zone = _args.Zone,
            Content = $"{_args.Workload}-{what}",
            KeyArn = _args.MessageKeyArn,
            TrySeconds = trySeconds,
            EventRules = eventRules,
        }, new ComponentResourceOptions { Parent = this });
        _alarms.AddRange(queue.Alarms);
        return queue;
    }

    private void Split(DynamoDB.Table state, WorkQueue intake, WorkQueue work) => Function(
        new FanOutStep("splitter", "Cuts files that landed into parts", 512, LongCall, _args.Concurrency.Splitter, 1),
        intake,
        [.. _rights.ReadLanding(), .. _rights.KeepState(state.Arn), .. work.Sending("Work")],
        ("STATE_TABLE", state.Name),
        ("WORK_QUEUE_URL", work.QueueUrl),
        ("ROUTES", FanOutSettings.Routes(_args.Kinds)));

    private void Dispatch(DynamoDB.Table state, WorkQueue work, WorkQueue? cleaning, WorkQueue? scoring)
    {
        var urls = Output.All(new[] { cleaning, scoring }.OfType<WorkQueue>().Select(queue => queue.QueueUrl));
        var kinds = _args.Kinds;
        Function(
            new FanOutStep("dispatcher", "Hands parts to the workers of their kind", 256, ShortCall, _args.Concurrency.Dispatcher, 10),
            work,
            [.. _rights.KeepState(state.Arn), .. cleaning?.Sending("Cleaning") ?? [], .. scoring?.Sending("Scoring") ?? []],
            ("STATE_TABLE", state.Name),
            ("WORKERS", urls.Apply(known => FanOutSettings.Workers(kinds, cleaning is null ? null : known[0], scoring is null ? null : known[^1]))));
    }

    private void Clean(WorkQueue cleaning) => Function(
        new FanOutStep("worker", "Cleans parts for the warehouse", 512, LongCall, _args.Concurrency.Worker, 1),
        cleaning,
        [.. _rights.ReadLanding(), .. _rights.WriteResults()],
        ("RESULT_BUCKET", _args.Results.BucketName),
        ("RESULT_PREFIX", _args.Results.Prefix),
        ("RESULT_KEY_ARN", _args.Results.KeyArn));

    private void Load(WarehouseAccess warehouse)
    {
        var load = Queue("load", LongCall, BucketEventRule.NameOf(_args.Zone, $"{_args.Workload}-results"));
        BucketEventRule.Declare($"{_name}-results", _args.Zone, $"{_args.Workload}-results", _args.Results, load, this);
        Function(
            new FanOutStep("loader", "Loads results into the warehouse", 256, LongCall, _args.Concurrency.Loader, 5),
            load,
            [.. _rights.Load(warehouse)],
            ("RESULT_PREFIX", _args.Results.Prefix),
            ("TABLES", FanOutSettings.Tables(_args.Kinds)),
            ("DATABASE", warehouse.Database),
            warehouse.WorkgroupName is { } workgroup ? ("WORKGROUP_NAME", workgroup) : ("CLUSTER_IDENTIFIER", warehouse.ClusterIdentifier!),
            ("COPY_ROLE_ARN", warehouse.CopyRoleArn),
            ("MANIFEST_BUCKET", _args.Manifests.BucketName),
            ("MANIFEST_PREFIX", _args.Manifests.Prefix));
    }

    private void Function(FanOutStep step, WorkQueue queue, PolicyStatement[] statements, params (string Name, Input<string> Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal);
        environment["DEAD_LETTER_QUEUE_URL"] = queue.DeadLetterUrl;
        var function = new PythonFunction($"{_name}-{step.What}", new PythonFunctionArgs
        {
            Zone = _args.Zone,
            Workload = $"{_args.Workload}-{step.What}",
            Description = step.Description,
            Code = _args.Code,
            Handler = $"{step.What}.handler",
            MemoryMib = step.MemoryMib,
            TimeoutSeconds = step.TimeoutSeconds,
            Environment = environment,
            SubnetIds = _args.SubnetIds,
            SecurityGroupIds = _args.SecurityGroupIds,
            Statements = [.. statements, .. queue.SendingDeadLetters()],
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
            KeyArn = _args.SecretKeyArn,
            LogKeyArn = _args.LogKeyArn,
            LogRetentionDays = _args.LogRetentionDays,
            ReservedConcurrency = step.Concurrency,
            Queues = [queue.ForFunction("queue", step.BatchSize, step.Concurrency)],
        }, new ComponentResourceOptions { Parent = this });
        _alarms.AddRange(function.Alarms);
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex KindForm();
}
