using System.Text.RegularExpressions;
using LandingZone.Cluster;

namespace LandingZone.Networking;

/// <summary>Checks the arguments of a <see cref="CorporateAccess"/> all at once.</summary>
internal static partial class CorporateAccessCheck
{
    /// <summary>A network ACL takes 20 rules in each direction (Amazon VPC quotas), of which the tiers and links use the rest.</summary>
    private const int MaxBlocks = 2;

    /// <summary>A security group takes 60 rules in each direction; far fewer than these are ever needed.</summary>
    private const int MaxTargets = 20;

    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public static void Check(string name, CorporateAccessArgs args, CidrBlock zoneBlock)
    {
        var problems = new ArgumentProblems(nameof(CorporateAccess), name);
        var reach = args.Reach;
        problems.AddIf(
            args.TransitGatewayId is null && args.ClientVpn is null,
            "TransitGatewayId and ClientVpn are both missing; give one of them, or nobody can come.");
        problems.AddIf(
            args.TransitGatewayId is { } gateway && !GatewayForm().IsMatch(gateway),
            $"TransitGatewayId is '{args.TransitGatewayId}'; write it as 'tgw-' and 8 or 17 hexadecimal digits.");
        problems.AddIf(
            args.TransitGatewayId is not null && reach.Blocks.Count == 0,
            "Blocks is empty; name the blocks of the bank's network behind the transit gateway.");
        problems.AddIf(
            args.TransitGatewayId is null && reach.Blocks.Count > 0,
            $"Blocks names {string.Join(", ", reach.Blocks)}, which only a transit gateway reaches; give one, or leave the blocks out.");
        problems.AddIf(reach.Blocks.Count > MaxBlocks, $"Blocks has {reach.Blocks.Count}; a network ACL has room for {MaxBlocks}, so join some into one.");
        problems.AddIf(
            reach.HasClientVpn != args.ClientVpn is not null, "ClientVpn does not agree with the reach that the network was made with; give both or neither.");
        foreach (var block in reach.Blocks)
        {
            problems.AddIf(!block.IsPrivate, $"Blocks has {block}, which is not private; the bank's network has private addresses.");
            problems.AddIf(block.Overlaps(zoneBlock), $"Blocks has {block}, which overlaps the zone's block {zoneBlock}; AWS routes no such networks.");
        }

        problems.AddIf(
            reach.Blocks.Count == 2 && reach.Blocks[0].Overlaps(reach.Blocks[1]), $"Blocks has {string.Join(" and ", reach.Blocks)}, which overlap; name one.");
        problems.AddIf(
            !DomainForm().IsMatch(args.Domain) || args.Domain.Length > 253,
            $"Domain is '{args.Domain}'; write labels of lower-case letters, digits and hyphens with dots between them, 'ml.bank.example'.");
        CheckTargets(args.Targets, problems);
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays is wrong. {retention}");
        }

        if (args.ClientVpn is { } vpn)
        {
            CheckVpn(vpn, reach, zoneBlock, problems);
        }

        problems.ThrowIfAny();
    }

    private static void CheckTargets(IReadOnlyList<CorporateTarget> targets, ArgumentProblems problems)
    {
        problems.AddIf(targets.Count > MaxTargets, $"Targets has {targets.Count}; name {MaxTargets} at most.");
        foreach (var twice in targets.GroupBy(target => target.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Targets names '{twice.Key}' {twice.Count()} times; give each a name of its own.");
        }

        foreach (var target in targets.Where(target => target.Port.Port != 443))
        {
            problems.Add($"Targets opens {target.Port.Port} of '{target.Name}'; devices come by HTTPS only, so serve it on 443.");
        }
    }

    private static void CheckVpn(ClientVpn vpn, CorporateReach reach, CidrBlock zoneBlock, ArgumentProblems problems)
    {
        problems.AddIf(
            vpn.ClientBlock.PrefixLength is < 12 or > 22 || !vpn.ClientBlock.IsPrivate,
            $"ClientBlock is {vpn.ClientBlock}; use a private block from /12 to /22.");
        foreach (var other in reach.Blocks.Append(zoneBlock).Where(vpn.ClientBlock.Overlaps))
        {
            problems.Add($"ClientBlock {vpn.ClientBlock} overlaps {other}; give devices addresses of their own.");
        }

        problems.AddIf(vpn.Groups.Count == 0, "Groups is empty; name the groups of the identity provider that may connect.");
        problems.AddIf(vpn.Groups.Distinct().Count() < vpn.Groups.Count, "Groups names one twice; name each once.");
        problems.AddIf(vpn.SessionHours is not (8 or 10 or 12 or 24), $"SessionHours is {vpn.SessionHours}; Client VPN takes 8, 10, 12 or 24.");
    }

    [GeneratedRegex("^tgw-([0-9a-f]{8}|[0-9a-f]{17})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex GatewayForm();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DomainForm();
}
