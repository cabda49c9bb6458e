using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>
/// Reads the rules of the security groups of an estate into their networks: inline, standalone, and of the older form.
/// </summary>
internal sealed class SecurityGroups
{
    private readonly PrefixLists _lists;
    private readonly Dictionary<string, VirtualNetwork> _networks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>Reads an estate.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="networkOf">Gives the network with an id.</param>
    /// <param name="lists">The prefix lists.</param>
    public SecurityGroups(Estate estate, Func<Value, VirtualNetwork?> networkOf, PrefixLists lists)
    {
        _lists = lists;
        var groups = estate.OfType("aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "aws-native:ec2:SecurityGroup").ToList();
        foreach (var (stack, group) in groups)
        {
            if ((group.Id.Text ?? group["groupId"].Text) is { } id && networkOf(group["vpcId"]) is { } network)
            {
                _networks[id] = network;
                _names[id] = $"security group {group.Name} of {stack.Name}";
            }
        }

        foreach (var (_, group) in groups)
        {
            if ((group.Id.Text ?? group["groupId"].Text) is not { } id)
            {
                continue;
            }

            foreach (var block in group["ingress"].Or(group["securityGroupIngress"]).Items)
            {
                AddInline(id, group, block, outbound: false);
            }

            foreach (var block in group["egress"].Or(group["securityGroupEgress"]).Items)
            {
                AddInline(id, group, block, outbound: true);
            }
        }

        foreach (var (_, rule) in estate.OfType("aws:ec2/securityGroupRule:SecurityGroupRule"))
        {
            if (rule["securityGroupId"].Text is { } id)
            {
                AddInline(id, rule, rule.Inputs, rule["type"].Text == "egress");
            }
        }

        foreach (var (_, rule) in estate.OfType(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "aws-native:ec2:SecurityGroupIngress", "aws-native:ec2:SecurityGroupEgress"))
        {
            if ((rule["securityGroupId"].Text ?? rule["groupId"].Text) is not { } id)
            {
                continue;
            }

            var outbound = rule.Type.Contains("Egress", StringComparison.Ordinal);
            var (peers, assumed) = Peers(
                [rule["cidrIpv4"].Or(rule["cidrIp"])],
                [rule["prefixListId"].Or(rule["sourcePrefixListId"]).Or(rule["destinationPrefixListId"])],
                [rule["referencedSecurityGroupId"].Or(rule["sourceSecurityGroupId"]).Or(rule["destinationSecurityGroupId"])]);
            Add(id, rule, rule["ipProtocol"], rule["fromPort"], rule["toPort"], outbound, peers, assumed);
        }

        // EKS makes a group of its own for a cluster: everything among its members, and everything outwards.
        foreach (var (stack, cluster) in estate.OfType("aws:eks/cluster:Cluster"))
        {
            if (networkOf(cluster["vpcConfig"]["vpcId"]) is { } network)
            {
                var group = $"the group that EKS makes for {cluster.Name} of {stack.Name}";
                network.Rules.Add(new GroupRule(group, cluster.Urn, true, "-1", Addresses.Every, Protocols.EveryPort, null));
            }
        }
    }

    /// <summary>How a message calls the group with an id; null where it is in no plan.</summary>
    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    private void AddInline(string group, Resource resource, Value block, bool outbound)
    {
        var (peers, assumed) = Peers(
            block["cidrBlocks"].Or(block["cidrIp"]).Items,
            block["prefixListIds"].Items,
            [
                .. block["securityGroups"].Or(block["sourceSecurityGroupId"]).Items,
                .. block["self"].IsTrue.IsYes ? [Value.Of(group)] : Array.Empty<Value>(),
            ]);
        Add(group, resource, block["protocol"].Or(block["ipProtocol"]), block["fromPort"], block["toPort"], outbound, peers, assumed);
    }

    private void Add(string group, Resource resource, Value protocol, Value from, Value to, bool outbound, Ranges peers, string? assumed)
    {
        if (!_networks.TryGetValue(group, out var network))
        {
            return;
        }

        var text = protocol.Text ?? "-1";
        var everyPort = text is "-1" or "all" || Protocols.Fits(text, "icmp") || from.Number is null || to.Number is null || from.Number < 0;
        var ports = everyPort ? Protocols.EveryPort : Ranges.Of((long)from.Number!, (long)to.Number!);
        if (protocol.IsUnknown || from.IsUnknown || to.IsUnknown)
        {
            assumed ??= $"{resource.Name} of {_names[group]} is not known yet";
        }

        network.Rules.Add(new GroupRule(_names[group], resource.Urn, outbound, text, peers, ports, assumed));
    }

    private (Ranges Peers, string? Assumed) Peers(IEnumerable<Value> blocks, IEnumerable<Value> lists, IEnumerable<Value> groups)
    {
        var peers = Ranges.None;
        string? assumed = null;
        foreach (var block in blocks)
        {
            if (block.IsUnknown)
            {
                (peers, assumed) = (Addresses.Every, "an address block of a security group is not known yet");
            }
            else if (block.Text is { } text && Addresses.Block(text) is { } addresses)
            {
                peers = peers.Or(addresses);
            }
        }

        foreach (var list in lists)
        {
            if (list.IsUnknown || (list.Text is { Length: > 0 } id && _lists[id] is null))
            {
                (peers, assumed) = (Addresses.Every, $"prefix list {list} is in no plan");
            }
            else if (list.Text is { Length: > 0 } known)
            {
                peers = peers.Or(_lists[known]!);
            }
        }

        foreach (var group in groups)
        {
            // "account/group" names a group on the other side of a peering.
            if (group.IsUnknown || (group.Text is { Length: > 0 } id && !_networks.ContainsKey(id[(id.IndexOf('/') + 1)..])))
            {
                (peers, assumed) = (Addresses.Every, $"security group {group} is in no plan");
            }
            else if (group.Text is { Length: > 0 } known)
            {
                peers = peers.Or(_networks[known[(known.IndexOf('/') + 1)..]].Addresses);
            }
        }

        return (peers, assumed);
    }
}
