using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Kubeflow;
using LandingZone.Networking;
using LandingZone.Registry;
using Pulumi;

namespace LandingZone.Infra.Tests.Kubeflow;

/// <summary>Arguments to test with.</summary>
internal static class KubeflowSamples
{
    public const string Digest = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Image = $"registry/notebooks/jupyter@{Digest}";
    public const string Lock = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    public static TeamMember Anna { get; } = new() { Name = "anna", Email = "anna.rossi@bank.example" };

    public static TeamMember Luca { get; } = new() { Name = "luca", Email = "luca@bank.example" };

    public static TeamMember Mia { get; } = new() { Name = "mia", Email = "mia@bank.example", Role = TeamRole.Viewer };

    public static MeshGateway Gateway { get; } = new()
    {
        Namespace = "gate",
        ServiceAccount = "gate-account",
        Labels = ImmutableDictionary<string, string>.Empty.Add("istio", "private"),
        Port = 8443,
        ControlPlaneNamespace = "istio-system",
        SignInProvider = "oauth2-proxy",
    };

    public static NamespaceQuota Quota { get; } = new()
    {
        Cpus = 64, MemoryGib = 256, Pods = 60, Gpus = 4, VolumeClaims = 20, StorageGib = 500,
    };

    public static KubeflowPlatformArgs Platform(string? registry = "registry.bank.example") => new()
    {
        Zone = Samples.Rnd,
        Network = CidrBlock.Parse("10.40.0.0/16"),
        Host = "kubeflow.rnd.bank.example",
        Gateway = Gateway,
        SignIn = new IdentityProvider
        {
            Issuer = "https://login.bank.example",
            KeysUrl = "https://login.bank.example/keys",
            ClientId = "kubeflow",
            ClientSecret = "client-secret",
            CookieSecret = "cookie-secret",
            EmailDomains = ["bank.example"],
        },
        Administrator = "ml-platform@bank.example",
        Environments = [Environment("pytorch/2.9", kinds: [WorkspaceKind.Jupyter])],
        DatabasePassword = "database-password",
        ImageRegistry = registry,
    };

    public static EnvironmentEntry Environment(
        string reference, string digest = Digest, string? team = null, bool retired = false, params WorkspaceKind[] kinds) => new()
    {
        Reference = EnvironmentReference.Parse(reference),
        Image = PinnedImage.Parse($"notebooks/jupyter@{digest}"),
        LockDigest = Lock,
        Kinds = kinds,
        Team = team,
        IsRetired = retired,
    };

    public static TeamArgs Team(TeamFiles? files = null, params TeamMember[] members) => new()
    {
        Zone = Samples.Rnd,
        Name = "quant",
        Owner = Anna,
        Members = members,
        Quota = Quota,
        ClusterName = "cluster",
        ClusterArn = "arn:aws:eks:eu-west-1:222222222222:cluster/cluster",
        PermissionBoundaryArn = "arn:aws:iam::222222222222:policy/boundary",
        Gateway = Gateway,
        Home = new TeamData("team-data", "team-bucket", "arn:aws:s3:::team-bucket"),
        Reads = [new TeamData("approved-data", "approved", "arn:aws:s3:::approved")],
        StorageKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/storage",
        Files = files,
        ToolsImage = $"registry/platform/python@{Digest}",
    };

    public static TeamFiles Files(params string[] areas) => new()
    {
        FileSystemId = "fs-1", AccessPointIds = areas.ToDictionary(area => area, area => Output.Create($"fsap-{area.Replace('/', '-')}")),
    };

    public static WorkspaceArgs Workspace(WorkspaceKind kind = WorkspaceKind.Jupyter, int gpus = 0, bool claims = true) => new()
    {
        Zone = Samples.Rnd,
        Name = "anna-lab",
        Team = "quant",
        Namespace = "quant",
        User = Anna,
        Kind = kind,
        Image = Image,
        Gpus = gpus,
        Claims = claims ? ("home-anna", "shared") : null,
        DataAddress = "s3://team-bucket/teams/quant/",
        Gateway = Gateway,
        ToolsImage = $"registry/platform/python@{Digest}",
    };

    /// <summary>What a component refuses, line by line.</summary>
    public static async Task<string[]> RefusalOf(Action<ComponentResourceOptions> declare)
    {
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() => declare(options)).Message);
        return message.Split('\n');
    }
}
