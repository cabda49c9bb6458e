using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What a <see cref="PythonFunction"/> is made from.</summary>
public sealed class PythonFunctionArgs
{
    /// <summary>The zone that the function runs in.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// What the function does, "scoring-loader": lower-case letters, digits and single hyphens. The names of the function, its role and its
    /// log group are made from it.
    /// </summary>
    public required string Workload { get; init; }

    /// <summary>What it is for, in a sentence: 1 to 256 characters (Lambda API reference, CreateFunction).</summary>
    public required string Description { get; init; }

    /// <summary>The code: an archive with the handler's module at its root.</summary>
    public required Archive Code { get; init; }

    /// <summary>The handler, "loader.handler": module and function.</summary>
    public required string Handler { get; init; }

    /// <summary>Lambda's name of the Python version. Default: "python3.13".</summary>
    public string Runtime { get; init; } = "python3.13";

    /// <summary>Memory in MiB, and processor time with it: 128 to 10240. Default: 256.</summary>
    public int MemoryMib { get; init; } = 256;

    /// <summary>How long a call may take, in seconds: 1 to 900. Default: 60.</summary>
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>
    /// The environment variables; names and values together at most 4 KB (Lambda developer guide, "Lambda quotas"). Nothing secret: they are
    /// encrypted, and readable for whoever may see the function's configuration. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, Input<string>> Environment { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The ids of the private subnets that it runs in.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The ids of its security groups: 1 to 5.</summary>
    public required InputList<string> SecurityGroupIds { get; init; }

    /// <summary>What its role may do, besides writing its logs and traces and reading <see cref="Queues"/>. Default: nothing.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; init; } = [];

    /// <summary>The ARN of the permission boundary of its role.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the KMS key that encrypts its environment variables: the zone's key for secrets.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the KMS key that encrypts its logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days its logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;

    /// <summary>
    /// How many calls may run at once, which are then kept for this function alone: 1 or more; null to share the account's. Default: null.
    /// </summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>The ARNs of layers, each with its version: at most 5. Default: none.</summary>
    public IReadOnlyList<Input<string>> LayerArns { get; init; } = [];

    /// <summary>The queues whose messages it works off. Default: none.</summary>
    public IReadOnlyList<FunctionQueue> Queues { get; init; } = [];

    /// <summary>
    /// Where Lambda sends the event of a call that nobody waits for (a schedule's) and that failed three times; null where all calls come
    /// from queues, which have dead letters of their own. Default: null.
    /// </summary>
    public QueueTarget? FailedEvents { get; init; }
}
