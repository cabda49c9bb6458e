using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The environments that people and training work in: versions side by side, each an image by digest with the digest of its lock file. Each
/// entry is an immutable, protected object in the cluster, so that an entry that is changed or taken out stops a deployment, and one that was
/// made years ago still resolves to the image that it named. The images themselves stay in the registry, whose policy lets nobody delete
/// them (<see cref="Registry.ImageCatalog"/>). Its Kubernetes provider comes from the options.
/// </summary>
public sealed partial class EnvironmentCatalog : ComponentResource
{
    /// <summary>The namespace that the entries stand in.</summary>
    public const string Namespace = "environments";

    private readonly ImmutableDictionary<string, EnvironmentEntry> _entries;
    private readonly EnvironmentCatalogArgs _args;

    /// <summary>Declares the catalogue.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public EnvironmentCatalog(string name, EnvironmentCatalogArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:EnvironmentCatalog", name, options)
    {
        Check(name, args);
        _args = args;
        _entries = args.Entries.ToImmutableDictionary(entry => entry.Reference.ToString());
        var labels = ObjectLabels.Of(args.Zone);
        var space = NamespaceWithoutPods.Declare(name, Namespace, args.Zone, this);
        foreach (var entry in args.Entries)
        {
            _ = new Core.ConfigMap($"{name}-{entry.Reference.Slug}", new CoreInputs.ConfigMapArgs
            {
                Metadata = new MetaInputs.ObjectMetaArgs
                {
                    Name = entry.Reference.Slug,
                    Namespace = space,
                    Labels = labels.SetItem("landing-zone/environment", entry.Reference.Name),
                },
                Immutable = true,
                Data = new Dictionary<string, string>
                {
                    ["image"] = entry.Image.UriIn(args.Zone),
                    ["lock"] = $"sha256:{entry.LockDigest}",
                    ["kinds"] = string.Join(",", entry.Kinds.Select(kind => kind.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal)),
                    ["frameworks"] = Frameworks(entry),
                    ["team"] = entry.Team ?? "",
                },
            }, new CustomResourceOptions { Parent = this, Protect = true });
        }

        Images = _entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value.Image.UriIn(args.Zone));
        RegisterOutputs(new Dictionary<string, object?> { ["images"] = Images });
    }

    /// <summary>The addresses of the images by "name/version", digests included.</summary>
    public ImmutableDictionary<string, string> Images { get; }

    /// <summary>The address of the image of an environment, for a team that may use it.</summary>
    /// <exception cref="ArgumentException">There is no such environment, or it is another team's; the message says which there are.</exception>
    public string Open(EnvironmentReference reference, string? team = null) => Find(_args.Entries, reference, team).Image.UriIn(_args.Zone);

    /// <summary>The entry of an environment that a team may use.</summary>
    /// <exception cref="ArgumentException">There is no such environment, or it is another team's.</exception>
    internal static EnvironmentEntry Find(IReadOnlyList<EnvironmentEntry> entries, EnvironmentReference reference, string? team)
    {
        var usable = entries.Where(entry => entry.Team is null || entry.Team == team).ToList();
        return usable.FirstOrDefault(entry => entry.Reference == reference) ?? throw new ArgumentException(
            $"There is no environment '{reference}'{(team is null ? "" : $" for the team {team}")}; "
            + (usable.Count == 0 ? "the catalogue is empty." : $"there are {string.Join(", ", usable.Select(entry => entry.Reference))}."));
    }

    internal static void Check(string name, EnvironmentCatalogArgs args)
    {
        var problems = new ArgumentProblems(nameof(EnvironmentCatalog), name);
        foreach (var twice in args.Entries.GroupBy(entry => entry.Reference.Slug).Where(group => group.Count() > 1))
        {
            problems.Add(
                $"Entries has {string.Join(" and ", twice.Select(entry => $"'{entry.Reference}'"))}, which have one name in the cluster, "
                + $"'{twice.Key}'; give each entry a version of its own.");
        }

        foreach (var entry in args.Entries)
        {
            problems.AddIf(
                !LockDigestForm().IsMatch(entry.LockDigest),
                $"The environment '{entry.Reference}' has the lock digest '{entry.LockDigest}'; it must be the 64 hexadecimal digits that sha256sum "
                + "prints for the lock file.");
            problems.AddIf(
                entry.Team is { } team && !NamespaceName.IsValid(team),
                $"The environment '{entry.Reference}' is of the team '{entry.Team}'; {NamespaceName.Rule}");
            foreach (var (framework, version) in entry.Frameworks)
            {
                problems.AddIf(
                    !FrameworkForm().IsMatch(framework) || !FrameworkForm().IsMatch(version),
                    $"The environment '{entry.Reference}' has the framework '{framework}' in version '{version}'; use letters, digits and ._+- only.");
            }
        }

        problems.ThrowIfAny();
    }

    private static string Frameworks(EnvironmentEntry entry)
    {
        var json = new JsonObject();
        foreach (var (framework, version) in entry.Frameworks.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json[framework] = version;
        }

        return json.ToJsonString();
    }

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LockDigestForm();

    [GeneratedRegex(@"\A[A-Za-z0-9._+\-]{1,40}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FrameworkForm();
}
