using LandingZone.Analytics;
using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the labellers.</summary>
public sealed record LabelingSettings
{
    /// <summary>The addresses from which they reach their portal.</summary>
    public required IReadOnlyList<CidrBlock> PortalBlocks { get; init; }

    /// <summary>The teams.</summary>
    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>The bank's identity provider without its secret; null for a user pool of the zone's own.</summary>
    public required LabelingSignIn? SignIn { get; init; }

    /// <summary>What is labelled.</summary>
    public required IReadOnlyList<LabelingProjectSettings> Projects { get; init; }

    internal static SettingKind<LabelingSettings> Kind { get; } = SettingKinds.Record(fields => new LabelingSettings
    {
        PortalBlocks = fields.Required(
            "portalBlocks", SettingKinds.ListOf(AwsSettings.AddressBlock, least: 1),
            "The public addresses with which the bank's offices go out, from which labellers reach their portal."),
        Teams = fields.Required("teams", SettingKinds.ListOf(SettingKinds.Text, least: 1), "The teams of labellers."),
        SignIn = fields.OptionalReference(
            "signIn", SignInKind, "The bank's identity provider; its client secret is landing-zone:labelingClientSecret. Default: a user pool."),
        Projects = fields.OptionalList("projects", LabelingProjectSettings.Kind, "What is labelled. Default: nothing yet."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => LabelingWorkforceRules.Check("labeling", settings.ToArgs(JobSurroundings.Trial(reading.TrialZone), ""))));

    /// <summary>The folders that it names.</summary>
    internal IEnumerable<FolderSettings> Folders => Projects.SelectMany(project => new[] { project.Input, project.Output });

    /// <summary>The arguments of the workforce.</summary>
    /// <param name="around">The zone.</param>
    /// <param name="clientSecret">The client's secret at the identity provider; null where there is none.</param>
    internal LabelingWorkforceArgs ToArgs(JobSurroundings around, Input<string>? clientSecret) => new()
    {
        Zone = around.Zone,
        PortalBlocks = PortalBlocks,
        Teams = Teams,
        SignIn = SignIn is null ? null : SignIn with { ClientSecret = clientSecret! },
        Projects = [.. Projects.Select(project => project.ToProject(around))],
        StorageKeyArn = around.StorageKey,
        MessageKeyArn = around.MessageKey,
        LogKeyArn = around.LogKey,
        PermissionBoundaryArn = around.Boundary,
    };

    private static SettingKind<LabelingSignIn> SignInKind => SettingKinds.Record(fields => new LabelingSignIn
    {
        Issuer = fields.Required("issuer", SettingKinds.Text, "The issuer: 'https://login.bank.example'."),
        AuthorizationEndpoint = fields.Required("authorizationEndpoint", SettingKinds.Text, "Where people sign in."),
        TokenEndpoint = fields.Required("tokenEndpoint", SettingKinds.Text, "Where tokens come from."),
        UserInfoEndpoint = fields.Required("userInfoEndpoint", SettingKinds.Text, "Where the facts about a person come from."),
        LogoutEndpoint = fields.Required("logoutEndpoint", SettingKinds.Text, "Where people sign out."),
        KeysEndpoint = fields.Required("keysEndpoint", SettingKinds.Text, "Where the provider's public keys are."),
        ClientId = fields.Required("clientId", SettingKinds.Text, "The client's id at the provider."),
        ClientSecret = "",
    });
}
