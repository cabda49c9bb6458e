using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Sqs = Pulumi.Aws.Sqs;

namespace LandingZone.Etl;

/// <summary>
/// An encrypted queue of work, and beside it the queue of its dead letters, from which messages go back by SQS's redrive and nowhere else.
/// Roles of the account send by their own policies, the named event rules by the queue's, and nobody without TLS.
/// </summary>
public sealed class WorkQueue : ComponentResource
{
    /// <summary>SQS's limit of a queue name in characters (Amazon SQS developer guide, "Amazon SQS standard queue quotas").</summary>
    private const int MaxNameLength = 80;

    private const int SecondsOfDay = 86400;

    private readonly string _name;
    private readonly ZoneIdentity _zone;

    /// <summary>Declares the queues.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public WorkQueue(string name, WorkQueueArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:etl:WorkQueue", name, options)
    {
        Check(name, args);
        (_name, _zone) = (name, args.Zone);
        var arn = ArnOf(args.Content);
        var dead = new Sqs.Queue($"{name}-dead", new Sqs.QueueArgs
        {
            Name = NameOf($"{args.Content}-dead"),
            KmsMasterKeyId = args.KeyArn,
            MessageRetentionSeconds = 14 * SecondsOfDay,
            RedriveAllowPolicy = new JsonObject { ["redrivePermission"] = "byQueue", ["sourceQueueArns"] = new JsonArray(arn) }.ToJsonString(),
            Tags = _zone.Tags(NameOf($"{args.Content}-dead")),
        }, new CustomResourceOptions { Parent = this });
        var queue = new Sqs.Queue(name, new Sqs.QueueArgs
        {
            Name = NameOf(args.Content),
            KmsMasterKeyId = args.KeyArn,
            MessageRetentionSeconds = args.RetentionDays * SecondsOfDay,
            VisibilityTimeoutSeconds = 6 * args.TrySeconds,
            ReceiveWaitTimeSeconds = 20,
            RedrivePolicy = dead.Arn.Apply(deadArn => new JsonObject
            {
                ["deadLetterTargetArn"] = deadArn,
                ["maxReceiveCount"] = args.MaxReceives + 3,
            }.ToJsonString()),
            Tags = _zone.Tags(NameOf(args.Content)),
        }, new CustomResourceOptions { Parent = this });
        var policy = Attach(name, queue, PolicyOf(arn, args.EventRules));
        var deadPolicy = Attach($"{name}-dead", dead, PolicyOf(ArnOf($"{args.Content}-dead"), args.EventRules));

        QueueName = queue.Name;
        QueueUrl = queue.Url;
        QueueArn = With(queue.Arn, policy);
        KeyArn = args.KeyArn;
        DeadLetterUrl = dead.Url;
        DeadLetterArn = With(dead.Arn, deadPolicy);
        Alarms = AlarmsOf(args);
        RegisterOutputs(new Dictionary<string, object?> { ["queueUrl"] = QueueUrl, ["deadLetterUrl"] = DeadLetterUrl });
    }

    /// <summary>The queue's name.</summary>
    public Output<string> QueueName { get; }

    /// <summary>The queue's URL.</summary>
    public Output<string> QueueUrl { get; }

    /// <summary>The queue's ARN; known when the queue has its policy.</summary>
    public Output<string> QueueArn { get; }

    /// <summary>The URL of the queue of dead letters.</summary>
    public Output<string> DeadLetterUrl { get; }

    /// <summary>The ARN of the queue of dead letters; known when that queue has its policy.</summary>
    public Output<string> DeadLetterArn { get; }

    /// <summary>The ARN of the key of both queues.</summary>
    public Input<string> KeyArn { get; }

    /// <summary>The alarms that the queues need.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, WorkQueueArgs args)
    {
        var problems = new ArgumentProblems(nameof(WorkQueue), name);
        problems.AddIf(
            !KebabName.Is(args.Content),
            $"Content is '{args.Content}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(
            args.TrySeconds is < 1 or > 7200, $"TrySeconds is {args.TrySeconds}; give 1 to 7200: SQS hides a message for 43200 seconds at most.");
        problems.AddIf(args.MaxReceives is < 1 or > 97, $"MaxReceives is {args.MaxReceives}; give 1 to 97.");
        problems.AddIf(args.RetentionDays is < 1 or > 14, $"RetentionDays is {args.RetentionDays}; SQS keeps messages for 1 to 14 days.");
        problems.ThrowIfAny();
    }

    /// <summary>Statements by which a role sends to the queue.</summary>
    /// <param name="id">What the statements' ids begin with, "Work".</param>
    internal PolicyStatement[] Sending(string id) => SendingTo(id, QueueArn);

    /// <summary>Statements by which a role sends dead letters.</summary>
    internal PolicyStatement[] SendingDeadLetters() => SendingTo("DeadLetters", DeadLetterArn);

    /// <summary>The queue as a function works it off.</summary>
    internal FunctionQueue ForFunction(string what, int batchSize, int concurrency) => new()
    {
        Name = what, Arn = QueueArn, KeyArn = KeyArn, BatchSize = batchSize, MaximumConcurrency = concurrency,
    };

    private static Output<string> With(Output<string> value, Sqs.QueuePolicy policy) =>
        Output.Tuple(value, policy.Id).Apply(known => known.Item1);

    private PolicyStatement[] SendingTo(string id, Output<string> arn) =>
    [
        new($"Send{id}", PolicyEffect.Allow) { Actions = ["sqs:SendMessage"], Resources = [arn] },
        KeyUse.ReadAndWrite($"Encrypt{id}", _zone, KeyArn, "sqs"),
    ];

    private string NameOf(string content) => _zone.NameOf(content, MaxNameLength);

    private string ArnOf(string content) => $"arn:{_zone.Partition}:sqs:{_zone.Region.Name}:{_zone.AccountId}:{NameOf(content)}";

    private Sqs.QueuePolicy Attach(string name, Sqs.Queue queue, PolicyDocument policy) => new(
        name, new Sqs.QueuePolicyArgs { QueueUrl = queue.Url, Policy = policy.Json }, new CustomResourceOptions { Parent = this });

    private PolicyDocument PolicyOf(string arn, IReadOnlyList<string> rules) => new()
    {
        Statements =
        [
            new PolicyStatement("DenyInsecureTransport", PolicyEffect.Deny)
            {
                Principals = [PolicyPrincipal.Everyone],
                Actions = ["sqs:*"],
                Resources = [arn],
                Conditions = [PolicyCondition.Bool("aws:SecureTransport", false)],
            },
            .. rules.Count == 0
                ? Array.Empty<PolicyStatement>()
                :
                [
                    new PolicyStatement("SendByEventRules", PolicyEffect.Allow)
                    {
                        Principals = [PolicyPrincipal.Service("events.amazonaws.com")],
                        Actions = ["sqs:SendMessage"],
                        Resources = [arn],
                        Conditions =
                        [
                            PolicyCondition.StringEquals("aws:SourceAccount", _zone.AccountId),
                            PolicyCondition.ArnLike(
                                "aws:SourceArn",
                                [.. rules.Select(rule => (Input<string>)$"arn:{_zone.Partition}:events:{_zone.Region.Name}:{_zone.AccountId}:rule/{rule}")]),
                        ],
                    },
                ],
        ],
    };

    private ImmutableArray<AlarmDeclaration> AlarmsOf(WorkQueueArgs args) =>
    [
        new AlarmDeclaration
        {
            Name = $"{args.Content}-dead-letters",
            Description = $"{args.Content}: messages were given up. Each says why in its attribute 'reason'; mend the cause, then start a redrive.",
            Severity = AlarmSeverity.Notice,
            Area = "Queues",
            Namespace = "AWS/SQS",
            Metric = "ApproximateNumberOfMessagesVisible",
            Dimensions = new Dictionary<string, Input<string>> { ["QueueName"] = NameOf($"{args.Content}-dead") },
            Statistic = "Maximum",
            Comparison = AlarmComparison.Above,
            Threshold = 0,
        },
        new AlarmDeclaration
        {
            Name = $"{args.Content}-old-messages",
            Description = $"{args.Content}: a message waits for half of its life. Whoever works the queue off is too slow, or stands still.",
            Severity = AlarmSeverity.Urgent,
            Area = "Queues",
            Namespace = "AWS/SQS",
            Metric = "ApproximateAgeOfOldestMessage",
            Dimensions = new Dictionary<string, Input<string>> { ["QueueName"] = NameOf(args.Content) },
            Statistic = "Maximum",
            Comparison = AlarmComparison.Above,
            Threshold = args.RetentionDays * SecondsOfDay / 2.0,
        },
    ];
}
