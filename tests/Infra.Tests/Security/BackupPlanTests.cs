using LandingZone.Infra.Tests.Harness;
using LandingZone.Infra.Tests.Ingestion;
using LandingZone.Security;

namespace LandingZone.Infra.Tests.Security;

public sealed class BackupPlanTests
{
    private static readonly BackupSchedule Daily = new() { Name = "daily", Schedule = "cron(0 2 * * ? *)", RetentionDays = 35 };

    [Fact]
    public async Task The_vault_is_encrypted_locked_and_lets_nothing_go_early()
    {
        var declaration = await Declare([Daily]);
        var locked = declaration.One("aws:backup/vaultLockConfiguration:VaultLockConfiguration");
        var deny = Assert.Single(declaration.One("aws:backup/vaultPolicy:VaultPolicy").Json("policy").Statements()).Value;

        Assert.Equal("arn:key", declaration.One("aws:backup/vault:Vault").Text("kmsKeyArn"));
        Assert.Equal(7, locked.Number("minRetentionDays"));
        Assert.Null(locked.Number("changeableForDays"));
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"], deny.Actions());
    }

    [Fact]
    public async Task A_lock_for_ever_says_when_it_closes() => Assert.Equal(
        30, (await Declare([Daily], forever: 30)).One("aws:backup/vaultLockConfiguration:VaultLockConfiguration").Number("changeableForDays"));

    [Fact]
    public async Task Data_stores_choose_their_plan_by_a_tag()
    {
        var selection = (await Declare([Daily])).One("aws:backup/selection:Selection");
        var tag = Assert.Single(selection.Maps("selectionTags"));

        Assert.Equal("landing-zone:backup", tag["key"]);
        Assert.Equal("daily", tag["value"]);
    }

    [Fact]
    public async Task Each_backup_is_copied_where_a_vault_is_named()
    {
        const string Copies = "arn:aws:backup:eu-central-1:222222222222:backup-vault:copies";
        var plan = (await Declare([Daily], copy: Copies)).One("aws:backup/plan:Plan");
        var rule = Assert.Single(plan.Maps("rules"));
        var action = Assert.Single(((System.Collections.Immutable.ImmutableArray<object>)rule["copyActions"])
            .Cast<System.Collections.Immutable.ImmutableDictionary<string, object>>());

        Assert.Equal(Copies, action["destinationVaultArn"]);
    }

    [Fact]
    public async Task A_second_schedule_adds_a_plan_and_changes_nothing_else()
    {
        var before = await Declare([Daily]);
        var after = await Declare([Daily, Daily with { Name = "monthly", RetentionDays = 365 }]);

        Assert.Equal(
            ["backups-monthly", "backups-monthly"],
            after.Resources.Where(resource => before.Resources.All(known => (known.Type, known.Name) != (resource.Type, resource.Name)))
                .Select(resource => resource.Name));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new BackupPlan("backups", Args(
            [Daily with { Schedule = "daily", RetentionDays = 3 }, Daily with { ColdStorageDays = 30 }], 2, "copies")));

        Assert.Equal(
        [
            "BackupPlan 'backups' cannot be made:",
            "- Schedules has 'daily' 2 times; give each a name of its own.",
            "- LockForeverAfterDays is 2; AWS Backup takes 3 or more.",
            "- CopyVaultArn is 'copies'; write the ARN of a vault, 'arn:aws:backup:eu-central-1:111122223333:backup-vault:copies'.",
            "- Schedules: 'daily' is 'daily'; write six fields, 'cron(0 2 * * ? *)'.",
            "- Schedules: 'daily' keeps backups for 3 days, and the vault takes 7 to 3653.",
            "- Schedules: 'daily' moves backups to cold storage after 30 days and keeps them for 35; they stay there for 90 days at least.",
        ], message);
    }

    private static Task<Declaration> Declare(IReadOnlyList<BackupSchedule> schedules, int? forever = null, string? copy = null) =>
        Declaration.OfAsync(() => _ = new BackupPlan("backups", Args(schedules, forever, copy)));

    private static BackupPlanArgs Args(IReadOnlyList<BackupSchedule> schedules, int? forever, string? copy) => new()
    {
        Zone = Samples.Rnd,
        Schedules = schedules,
        LockForeverAfterDays = forever,
        CopyVaultArn = copy,
        KeyArn = "arn:key",
        TopicArn = "arn:topic",
        PermissionBoundaryArn = DataSamples.Boundary,
    };
}
