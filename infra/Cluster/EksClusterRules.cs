using System.Text.RegularExpressions;
using LandingZone.Networking;

namespace LandingZone.Cluster;

/// <summary>What must hold for the arguments of an <see cref="EksCluster"/>.</summary>
internal static partial class EksClusterRules
{
    /// <exception cref="ArgumentException">A rule is broken; the message lists all that are.</exception>
    public static void Check(string name, EksClusterArgs args)
    {
        var problems = new ArgumentProblems(nameof(EksCluster), name);

        problems.AddIf(
            !Word().IsMatch(name),
            $"The name '{name}' must be lower-case letters, digits and hyphens, beginning with a letter; "
            + "the cluster is named after it.");
        if (args.Version.ProblemOn(args.SupportedOn, args.AllowExtendedSupport) is { } unsupported)
        {
            problems.Add($"Version: {unsupported}");
        }

        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        CheckServiceBlock(problems, args);
        CheckEndpoint(problems, args);
        CheckAccess(problems, args.Access);
        CheckEgress(problems, args);
        problems.ThrowIfAny();
    }

    private static void CheckServiceBlock(ArgumentProblems problems, EksClusterArgs args)
    {
        var services = args.ServiceBlock;

        // EKS User Guide, "Create an Amazon EKS cluster": within 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, between /24 and /12.
        problems.AddIf(
            services.PrefixLength is < 12 or > 24,
            $"ServiceBlock {services} must be from /12 to /24, which is what EKS accepts.");
        problems.AddIf(
            !ServiceRanges.Any(range => range.Contains(services)),
            $"ServiceBlock {services} must lie in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16, which is what EKS accepts.");
        problems.AddIf(
            services.Overlaps(args.ZoneBlock),
            $"ServiceBlock {services} overlaps the zone's block {args.ZoneBlock}; choose one apart from it.");
        foreach (var block in args.ConnectedBlocks.Where(services.Overlaps))
        {
            problems.Add(
                $"ServiceBlock {services} overlaps the connected network {block}, which pods could not reach; choose one apart from it.");
        }
    }

    private static readonly CidrBlock[] ServiceRanges =
        [CidrBlock.Parse("10.0.0.0/8"), CidrBlock.Parse("172.16.0.0/12"), CidrBlock.Parse("192.168.0.0/16")];

    private static void CheckEndpoint(ArgumentProblems problems, EksClusterArgs args)
    {
        foreach (var block in args.PublicEndpointBlocks.Where(block => block.IsPrivate))
        {
            problems.Add($"PublicEndpointBlocks has the private block {block}, from which nothing reaches a public endpoint; "
                + "name public addresses, or use ApiClientBlocks.");
        }

        foreach (var block in args.PublicEndpointBlocks.Where(block => block.PrefixLength < 16))
        {
            problems.Add($"PublicEndpointBlocks has {block}, which is too wide for an allow-list; name blocks of /16 or smaller.");
        }

        foreach (var block in args.ApiClientBlocks.Where(block => !block.IsPrivate))
        {
            problems.Add($"ApiClientBlocks has the public block {block}, from which nothing reaches the private endpoint; "
                + "name private addresses, or use PublicEndpointBlocks.");
        }

        foreach (var twice in Repeated(args.ApiClientBlocks.Concat(args.PublicEndpointBlocks).Select(block => block.ToString())))
        {
            problems.Add($"The block {twice} is given twice; once is enough.");
        }
    }

    private static void CheckAccess(ArgumentProblems problems, IReadOnlyList<ClusterAccess> access)
    {
        problems.AddIf(
            !access.Any(entry => entry is { Level: ClusterAccessLevel.ClusterAdmin, Namespaces.Count: 0 }),
            "Access has no ClusterAdmin for the whole cluster; add the role that deploys the platform, "
            + "since nobody else can give access later.");
        foreach (var twice in Repeated(access.Select(entry => entry.Name)))
        {
            problems.Add($"Access has two entries named '{twice}'; names must be unique.");
        }

        foreach (var entry in access)
        {
            problems.AddIf(
                !Word().IsMatch(entry.Name),
                $"Access name '{entry.Name}' must be lower-case letters, digits and hyphens, beginning with a letter.");
            problems.AddIf(
                entry is { Level: ClusterAccessLevel.ClusterAdmin, Namespaces.Count: > 0 },
                $"Access '{entry.Name}' limits ClusterAdmin to namespaces; use Admin there.");
            foreach (var space in entry.Namespaces.Where(space => !NamespaceName.IsValid(space)))
            {
                problems.Add($"Access '{entry.Name}' names the namespace '{space}'; {NamespaceName.Rule}");
            }
        }
    }

    private static void CheckEgress(ArgumentProblems problems, EksClusterArgs args)
    {
        var names = args.NodePrefixLists.Select(list => list.Service).Concat(args.NodeEgress.Select(egress => egress.Name));
        foreach (var twice in Repeated(names))
        {
            problems.Add($"NodePrefixLists and NodeEgress have two entries named '{twice}'; names must be unique.");
        }

        foreach (var egress in args.NodeEgress)
        {
            problems.AddIf(
                egress.Name.Length > 30 || !Word().IsMatch(egress.Name),
                $"NodeEgress name '{egress.Name}' must be up to 30 lower-case letters, digits and hyphens, beginning with a letter.");
            problems.AddIf(
                egress.FromPort is < 1 or > 65535 || egress.ToPort is < 1 or > 65535 || egress.FromPort > egress.ToPort,
                $"NodeEgress '{egress.Name}' has the ports {egress.FromPort} to {egress.ToPort}; "
                + "they must be from 1 to 65535, the first not above the last.");
        }
    }

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    [GeneratedRegex("^[a-z]([a-z0-9-]*[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
