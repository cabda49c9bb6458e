using System.Globalization;
using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Sqs = Pulumi.Aws.Sqs;

namespace LandingZone.Serving;

/// <summary>
/// The client side of a model: a folder in the bucket of client results, and a queue by which clients' systems hear of each new one. Only
/// live versions write here. The queue itself turns everybody else away, whatever a role's own policy may say one day.
/// </summary>
public sealed class ResultSinks : ComponentResource
{
    /// <summary>SQS's limit of a queue's name in characters (Amazon SQS API reference, CreateQueue).</summary>
    private const int MaxNameLength = 80;

    private const int SecondsPerDay = 86_400;

    /// <summary>How often a message is handed out before it is put aside.</summary>
    private const int MaxReceives = 5;

    private readonly ResultSinksArgs _args;

    /// <summary>Declares the sinks.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ResultSinks(string name, ResultSinksArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:serving:ResultSinks", name, options)
    {
        Check(name, args);
        _args = args;
        var what = $"client-results-{args.Model}";
        var aside = Queue($"{name}-aside", $"{what}-aside", redrive: null);
        var queue = Queue(name, what, aside.Arn.Apply(arn => new JsonObject
        {
            ["deadLetterTargetArn"] = arn, ["maxReceiveCount"] = MaxReceives,
        }.ToJsonString()));
        Restrict($"{name}-aside", aside, $"{what}-aside", writers: null);
        var policy = Restrict(name, queue, what, args.Zone.RolePattern(ServingRole.LivePrefix));
        QueueUrl = Output.Tuple(queue.Url, policy.Id).Apply(known => known.Item1);
        QueueArn = queue.Arn;
        Alarms = [Unheard(queue, what), PutAside(aside, what)];
        RegisterOutputs(new Dictionary<string, object?> { ["queueUrl"] = QueueUrl });
    }

    /// <summary>The queue's URL; known when the queue has its policy.</summary>
    public Output<string> QueueUrl { get; }

    /// <summary>The queue's ARN.</summary>
    public Output<string> QueueArn { get; }

    /// <summary>The alarms of the queue, for whoever makes the zone's alarms.</summary>
    public IReadOnlyList<AlarmDeclaration> Alarms { get; }

    /// <summary>Where the model's results lie: with a slash at the end.</summary>
    public Output<string> Uri => Output.Format($"s3://{_args.BucketName}/{Prefix}");

    /// <summary>The name by which pods reach the bucket.</summary>
    public Output<string> BucketHost => AwsHosts.Bucket(_args.Zone, _args.BucketName);

    /// <summary>The name by which pods reach the queue.</summary>
    public string QueueHost => AwsHosts.Queues(_args.Zone);

    private string Prefix => $"{_args.Model}/";

    /// <summary>What a live version needs to tell clients a result. A version in stealth is never given these.</summary>
    public IReadOnlyList<PolicyStatement> WriteStatements() =>
    [
        new("AddClientResults", PolicyEffect.Allow)
        {
            Actions = ["s3:PutObject"],
            Resources = [Output.Format($"{_args.BucketArn}/{Prefix}*")],
        },
        new("TellClients", PolicyEffect.Allow) { Actions = ["sqs:SendMessage"], Resources = [QueueArn] },
        KeyUse.ReadAndWrite("EncryptClientResults", _args.Zone, _args.BucketKeyArn, "s3"),
        KeyUse.ReadAndWrite("EncryptClientMessages", _args.Zone, _args.MessageKeyArn, "sqs"),
    ];

    internal static void Check(string name, ResultSinksArgs args)
    {
        var problems = new ArgumentProblems(nameof(ResultSinks), name);
        problems.AddIf(args.MessageDays is < 1 or > 14, $"MessageDays is {args.MessageDays}; SQS keeps messages for 1 to 14 days.");
        problems.ThrowIfAny();
    }

    private static string ArnOf(ZoneIdentity zone, string what) =>
        $"arn:{zone.Partition}:sqs:{zone.Region.Name}:{zone.AccountId}:{zone.NameOf(what, MaxNameLength)}";

    private Sqs.Queue Queue(string name, string what, Output<string>? redrive)
    {
        var queueName = _args.Zone.NameOf(what, MaxNameLength);
        var args = new Sqs.QueueArgs
        {
            Name = queueName,
            KmsMasterKeyId = _args.MessageKeyArn,
            MessageRetentionSeconds = _args.MessageDays * SecondsPerDay,

            // Long polling: an empty queue costs a request every 20 seconds, and not a stream of them.
            ReceiveWaitTimeSeconds = 20,
            VisibilityTimeoutSeconds = 120,
            Tags = _args.Zone.Tags(queueName),
        };
        if (redrive is not null)
        {
            args.RedrivePolicy = redrive;
        }

        return new Sqs.Queue(name, args, new CustomResourceOptions { Parent = this });
    }

    private Sqs.QueuePolicy Restrict(string name, Sqs.Queue queue, string what, string? writers)
    {
        var arn = ArnOf(_args.Zone, what);
        var statements = new List<PolicyStatement>
        {
            Deny("DenyInsecureTransport", arn, "sqs:*", PolicyCondition.Bool("aws:SecureTransport", false)),
            Deny(
                "DenyOutsideOrganization",
                arn,
                "sqs:*",
                new PolicyCondition("StringNotEqualsIfExists", "aws:PrincipalOrgID", _args.Zone.OrganizationId),
                PolicyCondition.Bool("aws:PrincipalIsAWSService", false)),
        };
        if (writers is not null)
        {
            statements.Add(Deny(
                "DenyAllButLiveVersions", arn, "sqs:SendMessage", new PolicyCondition("ArnNotLike", "aws:PrincipalArn", writers)));
        }

        if (_args.ConsumerRoles.Count > 0)
        {
            statements.Add(new PolicyStatement("ReadByConsumers", PolicyEffect.Allow)
            {
                Principals = [.. _args.ConsumerRoles.Select(PolicyPrincipal.Aws)],
                Actions = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
                Resources = [arn],
            });
        }

        return new Sqs.QueuePolicy(name, new Sqs.QueuePolicyArgs
        {
            QueueUrl = queue.Url,
            Policy = new PolicyDocument { Statements = statements }.Json,
        }, new CustomResourceOptions { Parent = this });
    }

    private static PolicyStatement Deny(string id, string arn, string action, params PolicyCondition[] conditions) =>
        new(id, PolicyEffect.Deny)
        {
            Principals = [PolicyPrincipal.Everyone],
            Actions = [action],
            Resources = [arn],
            Conditions = conditions,
        };

    private AlarmDeclaration Unheard(Sqs.Queue queue, string what) => new()
    {
        Name = $"{what}-unheard",
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"Results of {_args.Model} have waited for an hour; clients do not hear of them. See whether their consumer runs."),
        Severity = AlarmSeverity.Urgent,
        Area = "Serving",
        Namespace = "AWS/SQS",
        Metric = "ApproximateAgeOfOldestMessage",
        Dimensions = new Dictionary<string, Input<string>> { ["QueueName"] = queue.Name },
        Statistic = "Maximum",
        Comparison = AlarmComparison.Above,
        Threshold = 3600,
    };

    private AlarmDeclaration PutAside(Sqs.Queue aside, string what) => new()
    {
        Name = $"{what}-put-aside",
        Description = string.Create(
            CultureInfo.InvariantCulture,
            $"A message about a result of {_args.Model} was handed out {MaxReceives} times and put aside. Read it, and send it again."),
        Severity = AlarmSeverity.Notice,
        Area = "Serving",
        Namespace = "AWS/SQS",
        Metric = "ApproximateNumberOfMessagesVisible",
        Dimensions = new Dictionary<string, Input<string>> { ["QueueName"] = aside.Name },
        Statistic = "Maximum",
        Comparison = AlarmComparison.Above,
        Threshold = 0,
    };
}
