using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.Rds.Inputs;
using Rds = Pulumi.Aws.Rds;

namespace LandingZone.Ingestion;

/// <summary>
/// A PostgreSQL database: the restored copy of a client's in staging, or R&amp;D's own. It has a standby in another availability zone, answers
/// inside the network only and over TLS only, knows its users by IAM, keeps its master password in a secret that RDS rotates, and tells
/// what happens in it to encrypted logs.
/// </summary>
public sealed partial class ClientDatabase : ComponentResource
{
    /// <summary>The port that it listens on.</summary>
    public const int Port = 5432;

    /// <summary>RDS's limit of an instance identifier in characters (Amazon RDS API reference, CreateDBInstance).</summary>
    private const int MaxIdentifierLength = 63;

    /// <summary>What Database Insights asks for in its advanced mode, in days (Amazon RDS user guide, "Database Insights").</summary>
    private const int InsightsDays = 465;

    private static readonly string[] Logs = ["iam-db-auth-error", "postgresql", "upgrade"];

    private readonly string _name;
    private readonly ClientDatabaseArgs _args;

    /// <summary>Declares the database.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ClientDatabase(string name, ClientDatabaseArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:ingestion:ClientDatabase", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var identifier = IdentifierOf(args.Zone, args.Content);
        var subnets = new Rds.SubnetGroup(name, new Rds.SubnetGroupArgs
        {
            Name = identifier,
            Description = $"Data tier of {args.Zone.Name}",
            SubnetIds = args.Tier.SubnetIds,
            Tags = args.Zone.Tags(identifier),
        }, Child());
        var parameters = Parameters(identifier);
        var monitor = new WorkloadIdentity($"{name}-monitor", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = $"{args.Content}-monitor",
            Description = $"Sends the operating system's metrics of {identifier}",
            Trust = WorkloadTrust.Service("monitoring.rds.amazonaws.com"),
            Statements = [],
            ManagedPolicies = ["service-role/AmazonRDSEnhancedMonitoringRole"],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var instance = new Rds.Instance(name, InstanceArgs(identifier, subnets, parameters, monitor), new CustomResourceOptions
        {
            Parent = this,
            Protect = true,
            DependsOn = [.. Logs.Select(log => LogGroup(identifier, log))],

            // It counts when the database is made; a change would replace the database.
            IgnoreChanges = ["snapshotIdentifier"],
        });

        Identifier = instance.Identifier;
        Address = instance.Address;
        ResourceId = instance.ResourceId;
        MasterSecretArn = instance.MasterUserSecrets.Apply(secrets => secrets.IsDefaultOrEmpty ? null! : secrets[0].SecretArn);
        Alarms = AlarmsOf(identifier);
        RegisterOutputs(new Dictionary<string, object?> { ["identifier"] = Identifier, ["address"] = Address, ["masterSecretArn"] = MasterSecretArn });
    }

    /// <summary>The name of the instance in AWS.</summary>
    public Output<string> Identifier { get; }

    /// <summary>The host name.</summary>
    public Output<string> Address { get; }

    /// <summary>The id by which IAM knows the database.</summary>
    public Output<string> ResourceId { get; }

    /// <summary>The ARN of the secret with the master user's password, which RDS rotates.</summary>
    public Output<string> MasterSecretArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    /// <summary>The name in AWS of the database that holds <paramref name="content"/>.</summary>
    public static string IdentifierOf(ZoneIdentity zone, string content) => zone.NameOf(content, MaxIdentifierLength);

    /// <summary>
    /// The statement by which a role signs in as a user of the database without a password. The user has the role "rds_iam" in PostgreSQL.
    /// </summary>
    /// <param name="id">The statement's id.</param>
    /// <param name="user">The user in PostgreSQL.</param>
    public PolicyStatement Connecting(string id, string user) => new(id, PolicyEffect.Allow)
    {
        Actions = ["rds-db:connect"],
        Resources =
        [
            Output.Format($"arn:{_args.Zone.Partition}:rds-db:{_args.Zone.Region.Name}:{_args.Zone.AccountId}:dbuser:{ResourceId}/{user}"),
        ],
    };

    internal static void Check(string name, ClientDatabaseArgs args)
    {
        var problems = new ArgumentProblems(nameof(ClientDatabase), name);
        problems.AddIf(
            !KebabName.Is(args.Content),
            $"Content is '{args.Content}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(
            args.Version is not ("14" or "15" or "16" or "17" or "18"), $"Version is '{args.Version}'; RDS offers PostgreSQL 14 to 18, write the major version.");
        problems.AddIf(!ClassForm().IsMatch(args.InstanceClass), $"InstanceClass is '{args.InstanceClass}'; write it as RDS does, 'db.r7g.large'.");
        problems.AddIf(args.StorageGib is < 20 or > 65536, $"StorageGib is {args.StorageGib}; gp3 takes 20 to 65536.");
        problems.AddIf(
            args.MaxStorageGib > 65536 || args.MaxStorageGib * 10L < args.StorageGib * 11L,
            $"MaxStorageGib is {args.MaxStorageGib}; give at least a tenth more than {args.StorageGib}, and at most 65536.");
        problems.AddIf(args.BackupDays is < 7 or > 35, $"BackupDays is {args.BackupDays}; give 7 to 35, which is RDS's limit.");
        problems.AddIf(
            args.SnapshotArn is { } snapshot && !SnapshotForm().IsMatch(snapshot),
            $"SnapshotArn is '{args.SnapshotArn}'; write the ARN of a snapshot, 'arn:aws:rds:eu-west-1:111122223333:snapshot:client-2026'.");
        if (BackupTag.ProblemOf(args.BackupPlan) is { } backup)
        {
            problems.Add($"BackupPlan {backup}");
        }

        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    private Rds.InstanceArgs InstanceArgs(string identifier, Rds.SubnetGroup subnets, Rds.ParameterGroup parameters, WorkloadIdentity monitor)
    {
        var instance = new Rds.InstanceArgs
        {
            Identifier = identifier,
            Engine = "postgres",
            EngineVersion = _args.Version,
            AutoMinorVersionUpgrade = true,
            AllowMajorVersionUpgrade = false,
            InstanceClass = _args.InstanceClass,
            StorageType = "gp3",
            AllocatedStorage = _args.StorageGib,
            MaxAllocatedStorage = _args.MaxStorageGib,
            StorageEncrypted = true,
            KmsKeyId = _args.KeyArn,
            MultiAz = true,
            DbSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = { _args.Tier.SecurityGroupId! },
            PubliclyAccessible = false,
            Port = Port,
            CaCertIdentifier = "rds-ca-rsa2048-g1",
            IamDatabaseAuthenticationEnabled = true,
            ManageMasterUserPassword = true,
            MasterUserSecretKmsKeyId = _args.SecretKeyArn,
            ParameterGroupName = parameters.Name,
            BackupRetentionPeriod = _args.BackupDays,
            BackupWindow = "01:00-02:00",
            MaintenanceWindow = "sun:03:00-sun:04:00",
            CopyTagsToSnapshot = true,
            DeleteAutomatedBackups = false,
            DeletionProtection = true,
            SkipFinalSnapshot = false,
            FinalSnapshotIdentifier = $"{identifier}-final",
            DatabaseInsightsMode = "advanced",
            PerformanceInsightsEnabled = true,
            PerformanceInsightsKmsKeyId = _args.KeyArn,
            PerformanceInsightsRetentionPeriod = InsightsDays,
            MonitoringInterval = 60,
            MonitoringRoleArn = monitor.RoleArn,
            EnabledCloudwatchLogsExports = Logs.ToList(),
            ApplyImmediately = false,
            Tags = BackupTag.Add(_args.Zone.Tags(identifier), _args.BackupPlan),
        };
        if (_args.SnapshotArn is { } snapshot)
        {
            instance.SnapshotIdentifier = snapshot;
        }
        else
        {
            instance.Username = "landing_zone";
            instance.DbName = _args.Content.Replace('-', '_');
        }

        return instance;
    }

    private Rds.ParameterGroup Parameters(string identifier) => new(_name, new Rds.ParameterGroupArgs
    {
        Name = $"{identifier}-{_args.Version}",
        Family = $"postgres{_args.Version}",
        Description = $"TLS only, and what an auditor wants to read: {identifier}",
        Parameters =
        {
            Parameter("rds.force_ssl", "1"),
            Parameter("ssl_min_protocol_version", "TLSv1.2"),
            Parameter("log_connections", "1"),
            Parameter("log_disconnections", "1"),
            Parameter("log_statement", "ddl"),
            Parameter("log_min_duration_statement", "5000"),
            Parameter("shared_preload_libraries", "pg_stat_statements,pgaudit", "pending-reboot"),
            Parameter("pgaudit.log", "role,write"),
        },
        Tags = _args.Zone.Tags(identifier),
    }, Child());

    private static Inputs.ParameterGroupParameterArgs Parameter(string name, string value, string applied = "immediate") =>
        new() { Name = name, Value = value, ApplyMethod = applied };

    /// <summary>RDS would make the group itself, without a key and for ever.</summary>
    private CloudWatch.LogGroup LogGroup(string identifier, string log) => new($"{_name}-{log}", new CloudWatch.LogGroupArgs
    {
        Name = $"/aws/rds/instance/{identifier}/{log}",
        RetentionInDays = _args.LogRetentionDays,
        KmsKeyId = _args.LogKeyArn,
        Tags = _args.Zone.Tags(identifier),
    }, Child());

    private CustomResourceOptions Child() => new() { Parent = this };

    private ImmutableArray<AlarmDeclaration> AlarmsOf(string identifier) =>
    [
        Alarm(identifier, "storage", "FreeStorageSpace", "Minimum", AlarmComparison.Below, _args.StorageGib * 0.1 * 1024 * 1024 * 1024, AlarmSeverity.Urgent,
            "less than a tenth of its first storage is free. It grows by itself up to its limit; raise the limit."),
        Alarm(identifier, "processor", "CPUUtilization", "Average", AlarmComparison.Above, 90, AlarmSeverity.Notice,
            "the processor is busy for more than nine tenths of the time. Look at Database Insights for the statements."),
        Alarm(identifier, "connections", "DatabaseConnections", "Maximum", AlarmComparison.Above, 500, AlarmSeverity.Notice,
            "more than 500 connections are open. Look for a client that does not close them."),
    ];

    private AlarmDeclaration Alarm(
        string identifier, string what, string metric, string statistic, AlarmComparison comparison, double threshold, AlarmSeverity severity, string description) => new()
        {
            Name = $"{_args.Content}-{what}",
            Description = $"{_args.Content}: {description}",
            Severity = severity,
            Area = "Databases",
            Namespace = "AWS/RDS",
            Metric = metric,
            Dimensions = new Dictionary<string, Input<string>> { ["DBInstanceIdentifier"] = identifier },
            Statistic = statistic,
            Comparison = comparison,
            Threshold = threshold,
            Periods = 3,
        };

    [GeneratedRegex("^db\\.[a-z][a-z0-9]*\\.[a-z0-9]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClassForm();

    [GeneratedRegex("^arn:aws(-cn|-us-gov)?:rds:[a-z0-9-]+:[0-9]{12}:snapshot:[A-Za-z0-9:-]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SnapshotForm();
}
