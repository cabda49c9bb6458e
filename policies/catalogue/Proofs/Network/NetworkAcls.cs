using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>The network ACLs of an estate, with the subnets that they guard.</summary>
internal sealed class NetworkAcls
{
    private readonly Dictionary<string, NetworkAcl> _acls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _of = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NetworkAcl> _defaults = new(StringComparer.Ordinal);

    /// <summary>Reads an estate.</summary>
    public NetworkAcls(Estate estate)
    {
        var rules = new Dictionary<string, List<AclRule>>(StringComparer.Ordinal);
        var named = new List<(string Id, string Name, string Urn, string? DefaultOf)>();
        var defaultOf = estate.OfType("aws:ec2/vpc:Vpc")
            .Where(entry => entry.Resource["defaultNetworkAclId"].Text is { Length: > 0 } && entry.Resource.Id.Text is not null)
            .GroupBy(entry => entry.Resource["defaultNetworkAclId"].Text!)
            .ToDictionary(group => group.Key, group => group.First().Resource.Id.Text!, StringComparer.Ordinal);
        foreach (var (stack, acl) in estate.OfType("aws:ec2/networkAcl:NetworkAcl", "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", "aws-native:ec2:NetworkAcl"))
        {
            if ((acl.Id.Text ?? acl["defaultNetworkAclId"].Text) is not { } id)
            {
                continue;
            }

            named.Add((id, $"network ACL {acl.Name} of {stack.Name}", acl.Urn, defaultOf.GetValueOrDefault(id)));
            var own = rules[id] = [];
            own.AddRange(acl.Inputs["ingress"].Items.Select(rule => RuleOf(rule, outbound: false)).OfType<AclRule>());
            own.AddRange(acl.Inputs["egress"].Items.Select(rule => RuleOf(rule, outbound: true)).OfType<AclRule>());
            foreach (var subnet in acl.Inputs["subnetIds"].Items)
            {
                if (subnet.Text is { } text)
                {
                    _of[text] = id;
                }
            }
        }

        foreach (var (_, association) in estate.OfType("aws:ec2/networkAclAssociation:NetworkAclAssociation", "aws-native:ec2:SubnetNetworkAclAssociation"))
        {
            if (association["subnetId"].Text is { } subnet && association["networkAclId"].Text is { } acl)
            {
                _of[subnet] = acl;
            }
        }

        foreach (var (_, rule) in estate.OfType("aws:ec2/networkAclRule:NetworkAclRule", "aws-native:ec2:NetworkAclEntry"))
        {
            if (rule["networkAclId"].Text is { } acl && rules.TryGetValue(acl, out var list) && RuleOf(rule.Inputs, rule["egress"].IsTrue.IsYes) is { } read)
            {
                list.Add(read);
            }
        }

        foreach (var (id, name, urn, network) in named)
        {
            _acls[id] = new NetworkAcl(name, urn, rules[id]);
            if (network is not null)
            {
                _defaults[network] = _acls[id];
            }
        }
    }

    /// <summary>The ACL of a subnet: its own, otherwise the default of its network.</summary>
    public NetworkAcl Of(string subnet, VirtualNetwork network) =>
        _of.TryGetValue(subnet, out var id) && _acls.TryGetValue(id, out var own) ? own
        : _defaults.GetValueOrDefault(network.Id) ?? UntouchedDefault(network);

    /// <summary>A network whose default ACL nobody has changed has AWS's, which lets everything pass.</summary>
    private static NetworkAcl UntouchedDefault(VirtualNetwork network) => new(
        $"the default network ACL of {network.Name}",
        network.Urn,
        [
            new AclRule(100, true, true, "-1", Addresses.Every, Protocols.EveryPort),
            new AclRule(100, false, true, "-1", Addresses.Every, Protocols.EveryPort),
        ]);

    private static AclRule? RuleOf(Value rule, bool outbound)
    {
        // What is not known yet lets everything pass, so that nothing is overlooked.
        var block = rule["cidrBlock"];
        var peers = block.IsUnknown ? Addresses.Every : block.Text is { } text ? Addresses.Block(text) : null;
        if (peers is null)
        {
            return null;
        }

        var protocol = rule["protocol"].Text ?? "-1";
        var from = rule["fromPort"].Or(rule["portRange"]["from"]).Number;
        var to = rule["toPort"].Or(rule["portRange"]["to"]).Number;
        var everyPort = protocol is "-1" or "all" || Protocols.Fits(protocol, "icmp") || from is null || to is null;
        return new AclRule(
            (rule["ruleNumber"].Number ?? rule["ruleNo"].Number) ?? 0,
            outbound,
            (rule["ruleAction"].Text ?? rule["action"].Text) == "allow",
            protocol,
            peers,
            everyPort ? Protocols.EveryPort : Ranges.Of((long)from!, (long)to!));
    }
}
