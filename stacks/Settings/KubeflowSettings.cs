using LandingZone.Kubeflow;
using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of Kubeflow. Its secrets are the settings "kubeflowClientSecret", "kubeflowCookieSecret" and "kubeflowDatabasePassword".</summary>
public sealed record KubeflowSettings
{
    /// <summary>The private host name that people open.</summary>
    public required string Host { get; init; }

    /// <summary>The mail address of the person who may see and change all teams.</summary>
    public required string Administrator { get; init; }

    /// <summary>The ClusterIssuer of the bank's own authority; null for an authority of the zone.</summary>
    public required string? CertificateIssuer { get; init; }

    /// <summary>The issuer of the bank's identity provider.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where its public keys are.</summary>
    public required string KeysUrl { get; init; }

    /// <summary>The endpoint service by which a zone without a way out reaches it; null where the zone's egress leads there.</summary>
    public required string? SignInService { get; init; }

    /// <summary>The name that it knows Kubeflow by.</summary>
    public required string ClientId { get; init; }

    /// <summary>The mail domains of people who may sign in.</summary>
    public required IReadOnlyList<string> EmailDomains { get; init; }

    /// <summary>The groups of which a person must be in one; empty for everybody of the domains.</summary>
    public required IReadOnlyList<string> AllowedGroups { get; init; }

    /// <summary>After how many hours people sign in again.</summary>
    public required int SessionHours { get; init; }

    /// <summary>The bucket in which teams have their places, by content.</summary>
    public required string TeamBucket { get; init; }

    /// <summary>The image with Python 3 that tells and ends idle workspaces.</summary>
    public required PinnedImage ToolsImage { get; init; }

    /// <summary>The environment whose TensorBoard teams look at their trainings with.</summary>
    public required EnvironmentReference Tensorboard { get; init; }

    /// <summary>The ways to train on several nodes.</summary>
    public required IReadOnlyList<RuntimeSettings> Runtimes { get; init; }

    internal static SettingKind<KubeflowSettings> Kind { get; } = SettingKinds.Record(fields => new KubeflowSettings
    {
        Host = fields.Required("host", SettingKinds.Text, "The private host name that people open: 'kubeflow.rnd.bank.example'."),
        Administrator = fields.Required(
            "administrator", SettingKinds.Text, "The mail address of the person who may see and change all teams in the dashboard."),
        CertificateIssuer = fields.OptionalReference(
            "certificateIssuer", SettingKinds.Text, "The ClusterIssuer that signs the host's certificate. Default: an authority of the zone."),
        Issuer = fields.Required("issuer", SettingKinds.Text, "The issuer of the bank's identity provider: 'https://login.bank.example'."),
        KeysUrl = fields.Required("keysUrl", SettingKinds.Text, "Where its public keys are: 'https://login.bank.example/keys'."),
        SignInService = fields.OptionalReference(
            "signInService",
            SettingKinds.Text,
            "The endpoint service of the identity provider, whose private DNS name is the issuer's: 'com.amazonaws.vpce.eu-west-1.vpce-svc-…'. "
            + "Default: none, and the zone's egress leads to it."),
        ClientId = fields.Required("clientId", SettingKinds.Text, "The name that it knows Kubeflow by; the secret is kubeflowClientSecret."),
        EmailDomains = fields.Required(
            "emailDomains", SettingKinds.ListOf(SettingKinds.Text, least: 1), "The mail domains of people who may sign in."),
        AllowedGroups = fields.OptionalList(
            "allowedGroups", SettingKinds.Text, "The groups of which a person must be in one. Default: everybody of the domains."),
        SessionHours = fields.Optional(
            "sessionHours", SettingKinds.Integer(1, 24), 10, "After how many hours people sign in again. Default: 10."),
        TeamBucket = fields.Required("teamBucket", SettingKinds.Text, "The bucket in which teams have their places, by content: 'team-data'."),
        ToolsImage = fields.Required(
            "toolsImage",
            SettingKinds.Parsed<PinnedImage>(PinnedImage.TryParse),
            "The image with Python 3 that tells and ends idle workspaces, by digest: 'platform/python@sha256:…'."),
        Tensorboard = fields.Required(
            "tensorboard", WorkspaceSettings.EnvironmentKind, "The environment whose TensorBoard teams look at trainings with."),
        Runtimes = fields.OptionalList("runtimes", RuntimeSettings.Kind, "The ways to train on several nodes. Default: none."),
    });

    /// <summary>The arguments of the platform.</summary>
    internal KubeflowPlatformArgs ToArgs(
        ZoneIdentity zone, CidrBlock network, MeshGateway gateway, IReadOnlyList<EnvironmentEntry> environments, string? imageRegistry, KubeflowSecrets secrets) => new()
    {
        Zone = zone,
        Network = network,
        Host = Host,
        Gateway = gateway,
        CertificateIssuer = CertificateIssuer,
        SignIn = new IdentityProvider
        {
            Issuer = Issuer,
            KeysUrl = KeysUrl,
            ClientId = ClientId,
            ClientSecret = secrets.Client,
            CookieSecret = secrets.Cookie,
            EmailDomains = EmailDomains,
            AllowedGroups = AllowedGroups,
            SessionHours = SessionHours,
        },
        Administrator = Administrator,
        Environments = environments,
        DatabasePassword = secrets.Database,
        ImageRegistry = imageRegistry,
    };
}
