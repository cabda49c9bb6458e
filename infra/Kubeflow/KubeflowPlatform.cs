using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>
/// Kubeflow, as far as a bank's private cluster needs it: profiles with access management, dashboard, PodDefaults, notebooks with their
/// spawner, and Katib, behind the mesh's private gateway and the bank's own sign-in. The parts are declared object by object, because
/// Kubeflow publishes manifests whose images, passwords and rights cannot be set (docs/decisions/0012). It needs Istio with its CNI plugin,
/// cert-manager and the default storage class. Its Kubernetes provider comes from the options.
/// </summary>
public sealed partial class KubeflowPlatform : ComponentResource
{
    /// <summary>The service that the mesh's extension provider asks about requests, and its port.</summary>
    public const string SignInService = $"{Kubeflow.SignIn.Name}.{KubeflowNames.SignInSpace}.svc.cluster.local";

    /// <summary>The name of the mesh's extension provider that asks it.</summary>
    public const string SignInProvider = Kubeflow.SignIn.Name;

    /// <summary>The port of <see cref="SignInService"/>.</summary>
    public const int SignInPort = 80;

    /// <summary>What it is put together from, each in a release of its own.</summary>
    public static IReadOnlyList<Software> Parts { get; } =
    [
        Software.KubeflowDashboard, Software.KubeflowNotebooks, Software.Katib, Software.SignInProxy, Software.MySql,
    ];

    /// <summary>Declares the platform.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public KubeflowPlatform(string name, KubeflowPlatformArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:KubeflowPlatform", name, options)
    {
        Check(name, args);
        var platform = new PlatformObjects(this, name, args.Zone, Space(name, args, KubeflowNames.Space));
        var signIn = new PlatformObjects(this, $"{name}-sign-in", args.Zone, Space(name, args, KubeflowNames.SignInSpace));
        var gateway = new PlatformObjects(this, $"{name}-door", args.Zone, Output.Create(args.Gateway.Namespace));
        var setup = new PlatformSetup
        {
            Host = args.Host,
            Administrator = args.Administrator,
            Gateway = args.Gateway,
            Images = new PlatformImages(args.ImageRegistry, args.Software),
            Definitions = new KubeflowDefinitions(platform),
        };
        Definitions = setup.Definitions.All;
        PlatformNetwork.OfPlatform(platform, args.Gateway, args.Network);
        PlatformNetwork.OfSignIn(signIn, args.Gateway);
        _ = new MemberRoles(platform);
        ProfileController.Declare(platform, setup);
        CentralDashboard.Declare(platform, setup);
        PodDefaultWebhook.Declare(platform, setup);
        NotebookController.Declare(platform, setup);
        NotebookSpawner.Declare(platform, setup, args.Environments, $"{args.Zone.AccountId}.dkr.ecr.{args.Zone.Region.Name}.{args.Zone.Region.DnsSuffix}/{args.Zone.Name}");
        Katib.Declare(platform, setup, args.DatabasePassword);
        Kubeflow.SignIn.Declare(signIn, setup, args.SignIn);
        PlatformDoor.Declare(platform, gateway, args);

        Address = Output.Create($"https://{args.Host}/");
        RegisterOutputs(new Dictionary<string, object?> { ["address"] = Address });
    }

    /// <summary>What people open in the browser.</summary>
    public Output<string> Address { get; }

    /// <summary>The definitions of Kubeflow's kinds, before which nothing of them can be made.</summary>
    internal IReadOnlyList<Pulumi.Resource> Definitions { get; }

    internal static void Check(string name, KubeflowPlatformArgs args)
    {
        var problems = new ArgumentProblems(nameof(KubeflowPlatform), name);
        problems.AddIf(
            !HostForm().IsMatch(args.Host),
            $"Host is '{args.Host}'; it must be a host name of the bank's own, in lower case and without a scheme, such as kubeflow.rnd.bank.example.");
        problems.AddIf(
            !EmailForm().IsMatch(args.Administrator), $"Administrator is '{args.Administrator}'; {TeamMember.EmailRule}.");
        problems.AddIf(
            args.ImageRegistry is { } registry && !RegistryForm().IsMatch(registry),
            $"ImageRegistry is '{args.ImageRegistry}'; it must be a host, with a path or without, and without a scheme or a slash at the end.");
        foreach (var missing in Parts.Where(part => args.Software.Find(part) is null))
        {
            problems.Add(
                $"Software has no release of {SoftwareTable.NameOf(missing)}; give one of each part: "
                + $"{string.Join(", ", Parts.Select(SoftwareTable.NameOf))}.");
        }

        CheckSignIn(args.SignIn, problems);
        problems.ThrowIfAny();
    }

    private static void CheckSignIn(IdentityProvider provider, ArgumentProblems problems)
    {
        foreach (var (what, address) in new[] { ("issuer", provider.Issuer), ("keysUrl", provider.KeysUrl) })
        {
            problems.AddIf(
                !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != "https",
                $"SignIn has the {what} '{address}'; it must be an address that begins with https://.");
        }

        problems.AddIf(
            !ClientForm().IsMatch(provider.ClientId), $"SignIn has the client '{provider.ClientId}'; use letters, digits and ._~:/- only.");
        problems.AddIf(provider.EmailDomains.Count == 0, "SignIn has no mail domain; name one or more, so that nobody else's accounts can sign in.");
        foreach (var domain in provider.EmailDomains.Where(domain => !HostForm().IsMatch(domain)))
        {
            problems.Add($"SignIn has the mail domain '{domain}'; write it as bank.example.");
        }

        foreach (var group in provider.AllowedGroups.Where(group => group.Length == 0 || group.Contains('"', StringComparison.Ordinal)))
        {
            problems.Add($"SignIn has the group '{group}'; it must not be empty or have quotation marks.");
        }

        problems.AddIf(
            provider.SessionHours is < 1 or > 24, $"SignIn has sessions of {provider.SessionHours} hours; give 1 to 24.");
    }

    private Output<string> Space(string name, KubeflowPlatformArgs args, string space) => new ClusterNamespace(
        $"{name}-{space}-space",
        new ClusterNamespaceArgs
        {
            Zone = args.Zone,
            Name = space,
            Quota = new NamespaceQuota { Cpus = 40, MemoryGib = 60, Pods = 60, VolumeClaims = 1, StorageGib = 20 },

            // To the Kubernetes API, and from the sign-in to the identity provider.
            AllowHttpsEgress = true,
            Labels = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("istio-injection", "enabled"),
        },
        new ComponentResourceOptions { Parent = this }).Namespace;

    [GeneratedRegex(@"\A(?=.{1,253}\z)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex HostForm();

    [GeneratedRegex(@"\A[a-z0-9._+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]+)?(?:/[a-z0-9._-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex RegistryForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._~:/-]{1,200}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ClientForm();
}
