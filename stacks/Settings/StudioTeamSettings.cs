using LandingZone.Analytics;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a team of Studio.</summary>
public sealed record StudioTeamSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its people.</summary>
    public required IReadOnlyList<StudioUser> Users { get; init; }

    /// <summary>The folders that it reads.</summary>
    public required IReadOnlyList<FolderSettings> Reads { get; init; }

    /// <summary>The folders that it writes.</summary>
    public required IReadOnlyList<FolderSettings> Writes { get; init; }

    /// <summary>The models whose pipelines it starts.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Its spaces.</summary>
    public required IReadOnlyList<StudioSpace> Spaces { get; init; }

    internal static SettingKind<StudioTeamSettings> Kind { get; } = SettingKinds.Record(fields => new StudioTeamSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: up to 24 lower-case letters, digits and hyphens."),
        Users = fields.Required("users", SettingKinds.ListOf(User, least: 1), "Its people."),
        Reads = fields.OptionalList("reads", FolderSettings.Kind, "The folders that it reads: 'approved-data/crimes'. Default: none."),
        Writes = fields.OptionalList("writes", FolderSettings.Kind, "The folders that it reads and writes. Default: none."),
        Models = fields.OptionalList("models", SettingKinds.Text, "The models whose training pipelines it starts. Default: none."),
        Spaces = fields.OptionalList("spaces", Space, "Its spaces: notebooks with a machine and a disk. Default: none."),
    });

    /// <summary>The team.</summary>
    internal StudioTeam ToTeam(JobSurroundings around) => new()
    {
        Name = Name,
        Users = Users,
        Reads = [.. Reads.Select(folder => folder.In(around.BucketName))],
        Writes = [.. Writes.Select(folder => folder.In(around.BucketName))],
        Models = Models,
        Spaces = Spaces,
    };

    private static SettingKind<StudioUser> User => SettingKinds.Record(fields => new StudioUser(
        fields.Required("name", SettingKinds.Text, "The profile's name: letters, digits and hyphens."),
        fields.OptionalReference("signInName", SettingKinds.Text, "The user name in IAM Identity Center, where people sign in there.")));

    private static SettingKind<StudioSpace> Space => SettingKinds.Record(fields => new StudioSpace
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: letters, digits and hyphens."),
        Owner = fields.Required("owner", SettingKinds.Text, "The profile that owns it: a user of the team."),
        App = fields.Optional("app", StudioSettings.App, StudioApp.JupyterLab, "Its application. Default: jupyter-lab."),
        InstanceType = fields.Required("instanceType", JobKinds.InstanceType, "The machine that it starts on: 'ml.m5.4xlarge'."),
        DiskGib = fields.Optional("diskGib", SettingKinds.Integer(5, 16384), 50, "The size of its disk in GiB. Default: 50."),
    });
}
