using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Observability;
using Pulumi;
using Backup = Pulumi.Aws.Backup;
using Inputs = Pulumi.Aws.Backup.Inputs;

namespace LandingZone.Security;

/// <summary>
/// A locked vault, and the plans that fill it: every file system, database and table of the account that carries a plan's name in its tag is
/// backed up, with nothing else to declare. Nobody removes a backup before its time.
/// </summary>
/// <remarks>
/// Buckets are not backed up: their versions, and their locks where data must not be lost, keep what was replaced or removed. AWS Backup
/// has to be switched on for EFS, RDS and DynamoDB in the region, as it is in a new account.
/// </remarks>
public sealed class BackupPlan : ComponentResource
{
    /// <summary>AWS Backup's limit of names in characters (AWS Backup developer guide, CreateBackupVault and CreateBackupPlan).</summary>
    private const int MaxNameLength = 50;

    /// <summary>For how long cold storage keeps a backup at least, in days.</summary>
    private const int ColdDays = 90;

    private static readonly string[] Events = ["COPY_JOB_FAILED", "RECOVERY_POINT_MODIFIED", "RESTORE_JOB_COMPLETED"];

    private readonly string _name;
    private readonly BackupPlanArgs _args;

    /// <summary>Declares the vault and its plans.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public BackupPlan(string name, BackupPlanArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:security:BackupPlan", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var vaultName = args.Zone.NameOf("backups", MaxNameLength);
        var vault = new Backup.Vault(name, new Backup.VaultArgs
        {
            Name = vaultName, KmsKeyArn = args.KeyArn, ForceDestroy = false, Tags = args.Zone.Tags(vaultName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        Guard(vault, vaultName);
        var role = new WorkloadIdentity(name, new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = "backup",
            Description = "AWS Backup backs up and restores what carries a plan's tag",
            Trust = WorkloadTrust.Service("backup.amazonaws.com"),
            Statements = [KeyUse.ReadAndWrite("UseVaultKey", args.Zone, args.KeyArn, "backup")],
            ManagedPolicies =
            [
                "service-role/AWSBackupServiceRolePolicyForBackup", "service-role/AWSBackupServiceRolePolicyForRestores",
            ],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        foreach (var schedule in args.Schedules)
        {
            Plan(schedule, vault, role);
        }

        VaultName = vault.Name;
        VaultArn = vault.Arn;
        Alarms = [FailedJobs(vaultName)];
        RegisterOutputs(new Dictionary<string, object?> { ["vaultName"] = VaultName, ["vaultArn"] = VaultArn });
    }

    /// <summary>The vault's name.</summary>
    public Output<string> VaultName { get; }

    /// <summary>The vault's ARN.</summary>
    public Output<string> VaultArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, BackupPlanArgs args)
    {
        var problems = new ArgumentProblems(nameof(BackupPlan), name);
        problems.AddIf(args.Schedules.Count == 0, "Schedules is empty; name one or more.");
        foreach (var twice in args.Schedules.GroupBy(schedule => schedule.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Schedules has '{twice.Key}' {twice.Count()} times; give each a name of its own.");
        }

        problems.AddIf(args.MinRetentionDays < 1, $"MinRetentionDays is {args.MinRetentionDays}; give 1 or more.");
        problems.AddIf(
            args.MaxRetentionDays > 36500 || args.MaxRetentionDays < args.MinRetentionDays,
            $"MaxRetentionDays is {args.MaxRetentionDays}; give {args.MinRetentionDays} to 36500.");
        problems.AddIf(
            args.LockForeverAfterDays < 3, $"LockForeverAfterDays is {args.LockForeverAfterDays}; AWS Backup takes 3 or more.");
        problems.AddIf(
            args.CopyVaultArn is { } copy && !copy.Contains(":backup-vault:", StringComparison.Ordinal),
            $"CopyVaultArn is '{args.CopyVaultArn}'; write the ARN of a vault, 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies'.");
        foreach (var schedule in args.Schedules)
        {
            CheckSchedule(args, schedule, problems);
        }

        problems.ThrowIfAny();
    }

    private static void CheckSchedule(BackupPlanArgs args, BackupSchedule schedule, ArgumentProblems problems)
    {
        if (BackupTag.ProblemOf(schedule.Name) is { } naming)
        {
            problems.Add($"Schedules: a name {naming}");
        }

        problems.AddIf(
            !schedule.Schedule.StartsWith("cron(", StringComparison.Ordinal) || schedule.Schedule[^1] != ')' || schedule.Schedule.Split(' ').Length != 6,
            $"Schedules: '{schedule.Name}' is '{schedule.Schedule}'; write six fields, 'cron(0 2 * * ? *)'.");
        problems.AddIf(
            schedule.RetentionDays < args.MinRetentionDays || schedule.RetentionDays > args.MaxRetentionDays,
            $"Schedules: '{schedule.Name}' keeps backups for {schedule.RetentionDays} days, and the vault takes {args.MinRetentionDays} to {args.MaxRetentionDays}.");
        problems.AddIf(
            schedule.ColdStorageDays < 1 || schedule.RetentionDays - schedule.ColdStorageDays < ColdDays,
            $"Schedules: '{schedule.Name}' moves backups to cold storage after {schedule.ColdStorageDays} days and keeps them for {schedule.RetentionDays}; "
                + $"they stay there for {ColdDays} days at least.");
    }

    /// <summary>The lock keeps backups for their time; the policy keeps everybody from removing them before, lock or no lock.</summary>
    private void Guard(Backup.Vault vault, string vaultName)
    {
        var options = new CustomResourceOptions { Parent = this };
        var locking = new Backup.VaultLockConfigurationArgs
        {
            BackupVaultName = vault.Name, MinRetentionDays = _args.MinRetentionDays, MaxRetentionDays = _args.MaxRetentionDays,
        };
        if (_args.LockForeverAfterDays is { } days)
        {
            locking.ChangeableForDays = days;
        }

        _ = new Backup.VaultLockConfiguration(_name, locking, new CustomResourceOptions { Parent = this, Protect = true });
        _ = new Backup.VaultPolicy(_name, new Backup.VaultPolicyArgs
        {
            BackupVaultName = vault.Name,
            Policy = new PolicyDocument
            {
                Statements =
                [
                    new("DenyRemoval", PolicyEffect.Deny)
                    {
                        Principals = [PolicyPrincipal.Everyone],
                        Actions = ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
                        Resources = ["*"],
                    },
                ],
            }.Json,
        }, options);
        _ = new Backup.VaultNotifications(_name, new Backup.VaultNotificationsArgs
        {
            BackupVaultName = vault.Name, SnsTopicArn = _args.TopicArn, BackupVaultEvents = Events.ToList(),
        }, new CustomResourceOptions { Parent = this });
    }

    private void Plan(BackupSchedule schedule, Backup.Vault vault, WorkloadIdentity role)
    {
        var planName = _args.Zone.NameOf(schedule.Name, MaxNameLength);
        var rule = new Inputs.PlanRuleArgs
        {
            RuleName = schedule.Name,
            TargetVaultName = vault.Name,
            Schedule = schedule.Schedule,
            StartWindow = 60,
            CompletionWindow = 720,
            Lifecycle = LifecycleOf(schedule),
            RecoveryPointTags = _args.Zone.Tags(planName),
        };
        if (_args.CopyVaultArn is { } copy)
        {
            rule.CopyActions = new Inputs.PlanRuleCopyActionArgs
            {
                DestinationVaultArn = copy, Lifecycle = new Inputs.PlanRuleCopyActionLifecycleArgs { DeleteAfter = schedule.RetentionDays },
            };
        }

        var plan = new Backup.Plan($"{_name}-{schedule.Name}", new Backup.PlanArgs
        {
            Name = planName, Rules = { rule }, Tags = _args.Zone.Tags(planName),
        }, new CustomResourceOptions { Parent = this });
        _ = new Backup.Selection($"{_name}-{schedule.Name}", new Backup.SelectionArgs
        {
            Name = planName,
            PlanId = plan.Id,
            IamRoleArn = role.RoleArn,
            SelectionTags =
            {
                new Inputs.SelectionSelectionTagArgs { Type = "STRINGEQUALS", Key = BackupTag.Key, Value = schedule.Name },
            },
        }, new CustomResourceOptions { Parent = this });
    }

    private static Inputs.PlanRuleLifecycleArgs LifecycleOf(BackupSchedule schedule)
    {
        var lifecycle = new Inputs.PlanRuleLifecycleArgs { DeleteAfter = schedule.RetentionDays };
        if (schedule.ColdStorageDays is { } cold)
        {
            lifecycle.ColdStorageAfter = cold;
            lifecycle.OptInToArchiveForSupportedResources = true;
        }

        return lifecycle;
    }

    private static AlarmDeclaration FailedJobs(string vaultName) => new()
    {
        Name = "backup-jobs-failed",
        Description = "A backup failed. AWS Backup says why in the job's status message; the next run of its plan tries again.",
        Severity = AlarmSeverity.Urgent,
        Area = "Backups",
        Namespace = "AWS/Backup",
        Metric = "NumberOfBackupJobsFailed",
        Dimensions = new Dictionary<string, Input<string>> { ["BackupVaultName"] = vaultName },
        Statistic = "Sum",
        Comparison = AlarmComparison.Above,
        Threshold = 0,
        PeriodSeconds = 3600,
    };
}
