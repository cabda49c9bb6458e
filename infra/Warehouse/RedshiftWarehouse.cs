using System.Collections.Immutable;
using System.Text.Json.Nodes;
using LandingZone.Etl;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Security;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using SecretsManager = Pulumi.Aws.SecretsManager;

namespace LandingZone.Warehouse;

/// <summary>
/// A Redshift warehouse in the zone's data tier: private, TLS only, encrypted, every connection and statement logged. It loads from the
/// given parts of buckets and from nowhere else, through the zone's own network. Its administrator's password is AWS's to make, keep and
/// change; nobody is told it.
/// </summary>
public sealed class RedshiftWarehouse : ComponentResource
{
    /// <summary>The port on which it listens: one of those that a serverless workgroup may have.</summary>
    public const int Port = 5439;

    /// <summary>The limit of a cluster's identifier; a workgroup's name may have one character more.</summary>
    private const int MaxNameLength = 50;

    private static readonly string[] LogKinds = ["connectionlog", "useractivitylog", "userlog"];

    /// <summary>Declares the warehouse.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public RedshiftWarehouse(string name, RedshiftWarehouseArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:warehouse:RedshiftWarehouse", name, options)
    {
        RedshiftWarehouseCheck.Check(name, args);
        var engineName = args.Zone.NameOf(args.Content, MaxNameLength);
        var copyRole = new WorkloadIdentity(name, new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = $"{args.Content}-copy",
            Description = "By this the warehouse reads the files that it loads",
            Trust = args.Serverless is null
                ? WorkloadTrust.ServiceWithoutSource("redshift.amazonaws.com")
                : WorkloadTrust.ServiceWithoutSource("redshift.amazonaws.com", "redshift-serverless.amazonaws.com"),
            Statements = [.. CopyRights(args)],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });

        // Redshift writes to these where they exist, and would make groups of its own that keep everything for ever and unencrypted.
        var logs = LogKinds.Select(kind => new CloudWatch.LogGroup($"{name}-{kind}", new CloudWatch.LogGroupArgs
        {
            Name = args.Serverless is null ? $"/aws/redshift/cluster/{engineName}/{kind}" : $"/aws/redshift/{engineName}/{kind}",
            RetentionInDays = args.LogRetentionDays,
            KmsKeyId = args.LogKeyArn,
            Tags = args.Zone.Tags(engineName),
        }, new CustomResourceOptions { Parent = this })).ToArray<Resource>();
        var engine = args.Serverless is null
            ? ProvisionedEngine.Declare(name, engineName, args, copyRole.RoleArn, logs, this)
            : ServerlessEngine.Declare(name, engineName, args, copyRole.RoleArn, logs, this);
        new WarehouseSetup(name, args, engine, this).Declare();

        Access = engine.Access;
        Host = engine.Host;
        CopyRoleArn = copyRole.RoleArn;
        AdminSecretArn = engine.AdminSecretArn;
        ReaderSecretArn = args.Reader is { } reader ? ReaderSecret(name, args, reader) : null;
        Alarms = args.Serverless is null ? ClusterAlarms(args.Content, engineName) : [];
        RegisterOutputs(new Dictionary<string, object?> { ["host"] = Host, ["database"] = args.Database, ["arn"] = engine.Access.Arn });
    }

    /// <summary>How functions reach it.</summary>
    public WarehouseAccess Access { get; }

    /// <summary>Its host name, inside the network.</summary>
    public Output<string> Host { get; }

    /// <summary>The ARN of the role by which it reads files.</summary>
    public Output<string> CopyRoleArn { get; }

    /// <summary>The ARN of the secret of its administrator.</summary>
    public Output<string> AdminSecretArn { get; }

    /// <summary>The ARN of the secret of its reader; null where there is none.</summary>
    public Output<string>? ReaderSecretArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, RedshiftWarehouseArgs args) => RedshiftWarehouseCheck.Check(name, args);

    private static IEnumerable<PolicyStatement> CopyRights(RedshiftWarehouseArgs args)
    {
        if (args.Sources.Count == 0)
        {
            yield break;
        }

        yield return new("ReadSources", PolicyEffect.Allow)
        {
            Actions = ["s3:GetObject"],
            Resources = [.. args.Sources.Select(source => source.ObjectsArn)],
        };
        yield return new("ListSources", PolicyEffect.Allow)
        {
            Actions = ["s3:ListBucket"],
            Resources = [.. args.Sources.Select(source => source.BucketArn)],
            Conditions = [new PolicyCondition("StringLike", "s3:prefix", [.. args.Sources.Select(source => (Input<string>)$"{source.Prefix}*")])],
        };
        yield return KeyUse.Read("DecryptSources", args.Zone, args.Sources[0].KeyArn, "s3") with
        {
            Resources = [.. args.Sources.Select(source => source.KeyArn)],
        };
    }

    private Output<string> ReaderSecret(string name, RedshiftWarehouseArgs args, WarehouseReader reader)
    {
        var secretName = args.Zone.NameOf($"{args.Content}-{reader.Name}", 255);
        var secret = new SecretsManager.Secret($"{name}-reader", new SecretsManager.SecretArgs
        {
            Name = secretName,
            Description = $"How {reader.Name} signs in to the warehouse {args.Content}",
            KmsKeyId = args.SecretKeyArn,
            RecoveryWindowInDays = 30,
            Tags = args.Zone.Tags(secretName),
        }, new CustomResourceOptions { Parent = this });
        var version = new SecretsManager.SecretVersion($"{name}-reader", new SecretsManager.SecretVersionArgs
        {
            SecretId = secret.Id,
            SecretString = reader.Password.ToOutput()
                .Apply(password => new JsonObject { ["username"] = reader.Name, ["password"] = password }.ToJsonString()),
        }, new CustomResourceOptions { Parent = this });
        return Output.Tuple(secret.Arn, version.Id).Apply(known => known.Item1);
    }

    private static ImmutableArray<AlarmDeclaration> ClusterAlarms(string content, string cluster) =>
    [
        new AlarmDeclaration
        {
            Name = $"{content}-unhealthy",
            Description = $"The warehouse {content} does not answer. Look at its events in the Redshift console.",
            Severity = AlarmSeverity.Urgent,
            Area = "Warehouse",
            Namespace = "AWS/Redshift",
            Metric = "HealthStatus",
            Dimensions = new Dictionary<string, Input<string>> { ["ClusterIdentifier"] = cluster },
            Statistic = "Minimum",
            Comparison = AlarmComparison.Below,
            Threshold = 1,
            Periods = 2,
        },
    ];
}
