using LandingZone.Analytics;
using LandingZone.Facts;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of SageMaker Studio.</summary>
public sealed record StudioSettings
{
    /// <summary>How people come to it.</summary>
    public required StudioSignIn SignIn { get; init; }

    /// <summary>The applications.</summary>
    public required IReadOnlyList<StudioApp> Apps { get; init; }

    /// <summary>The machine that applications start on.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>The other types that applications may start on.</summary>
    public required IReadOnlyList<SageMakerInstanceType> MoreInstanceTypes { get; init; }

    /// <summary>After how many minutes without use an application is shut down.</summary>
    public required int IdleMinutes { get; init; }

    /// <summary>The largest disk of a space in GiB.</summary>
    public required int MaxDiskGib { get; init; }

    /// <summary>The index of Python packages; null to leave pip as it is.</summary>
    public required string? PackageIndex { get; init; }

    /// <summary>Whether the homes are deleted with the domain.</summary>
    public required bool DeletesHomes { get; init; }

    /// <summary>The teams.</summary>
    public required IReadOnlyList<StudioTeamSettings> Teams { get; init; }

    internal static SettingKind<StudioSettings> Kind { get; } = SettingKinds.Record(fields => new StudioSettings
    {
        SignIn = fields.Optional(
            "signIn",
            SettingKinds.Choice(("iam", StudioSignIn.Iam), ("identity-center", StudioSignIn.IdentityCenter)),
            StudioSignIn.Iam,
            "How people come to it: by an IAM role (iam) or IAM Identity Center in the same region. It cannot be changed later. Default: iam."),
        Apps = fields.Optional(
            "apps", SettingKinds.ListOf(App, least: 1), [StudioApp.JupyterLab, StudioApp.CodeEditor], "The applications. Default: both."),
        InstanceType = fields.Optional(
            "instanceType", JobKinds.InstanceType, SageMakerInstanceType.Parse("ml.t3.medium"),
            "The machine that applications start on. Default: ml.t3.medium."),
        MoreInstanceTypes = fields.OptionalList(
            "moreInstanceTypes", JobKinds.InstanceType, "Other types that applications may start on. Default: those of the spaces."),
        IdleMinutes = fields.Optional(
            "idleMinutes", SettingKinds.Integer(60, 525_600), 120, "After how many minutes without use an application is shut down. Default: 120."),
        MaxDiskGib = fields.Optional("maxDiskGib", SettingKinds.Integer(5, 16384), 200, "The largest disk of a space in GiB. Default: 200."),
        PackageIndex = fields.OptionalReference(
            "packageIndex", SettingKinds.Text, "The index of Python packages inside the bank: 'https://…'. Default: pip's own."),
        DeletesHomes = fields.Optional(
            "deletesHomes", SettingKinds.Boolean, false, "Whether people's homes are deleted with the domain. Default: false."),
        Teams = fields.Required("teams", SettingKinds.ListOf(StudioTeamSettings.Kind, least: 1), "The teams."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => StudioDomainRules.Check("studio", settings.ToArgs(JobSurroundings.Trial(reading.TrialZone)))));

    /// <summary>The folders that it names.</summary>
    internal IEnumerable<FolderSettings> Folders => Teams.SelectMany(team => team.Reads.Concat(team.Writes));

    internal static SettingKind<StudioApp> App =>
        SettingKinds.Choice(("jupyter-lab", StudioApp.JupyterLab), ("code-editor", StudioApp.CodeEditor));

    /// <summary>The arguments of the domain.</summary>
    internal StudioDomainArgs ToArgs(JobSurroundings around) => new()
    {
        Zone = around.Zone,
        Network = around.Network,
        VolumeKeyArn = around.MachineLearningKey,
        StorageKeyArn = around.StorageKey,
        PermissionBoundaryArn = around.Boundary,
        Teams = [.. Teams.Select(team => team.ToTeam(around))],
        SignIn = SignIn,
        Apps = Apps,
        InstanceType = InstanceType,
        MoreInstanceTypes = MoreInstanceTypes,
        IdleMinutes = IdleMinutes,
        MaxDiskGib = MaxDiskGib,
        PackageIndex = PackageIndex,
        DeletesHomes = DeletesHomes,
    };
}
