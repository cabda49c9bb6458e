using LandingZone.Zones;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Analytics;

/// <summary>
/// The security group of one group of jobs or notebooks: they reach each other on the ports that they need, AWS services at the zone's
/// endpoints, and nothing else. Jobs of another model are not in it.
/// </summary>
internal static class JobSecurityGroup
{
    private const int Https = 443;

    /// <summary>Declares the group; gives its id, known when its rules are there.</summary>
    /// <param name="name">The name of the component that it belongs to.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="network">Where the jobs run.</param>
    /// <param name="description">Whose group it is.</param>
    /// <param name="among">The TCP ports that they reach among themselves; null for none.</param>
    /// <param name="parent">The component.</param>
    public static Output<string> Declare(
        string name, ZoneIdentity zone, JobNetwork network, string description, (int From, int To)? among, ComponentResource parent)
    {
        var groupName = zone.NameOf(name, 255);
        var group = new Ec2.SecurityGroup(name, new()
        {
            Name = groupName,
            Description = description,
            VpcId = network.VpcId,
            RevokeRulesOnDelete = true,
            Tags = zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = parent, DeleteBeforeReplace = true });
        var rules = new List<Input<string>>
        {
            Out("endpoints", "HTTPS to AWS services at the zone's endpoints", Https, Https, group: network.EndpointSecurityGroupId),
        };
        rules.AddRange(network.PrefixLists.Select(list => (Input<string>)Out(
            list.Service, $"HTTPS to {list.Service} at the gateway endpoint", Https, Https, prefixList: list.Id)));
        if (among is { } ports)
        {
            rules.Add(Out("among", "Among themselves", ports.From, ports.To, group: group.Id));
            rules.Add(new Vpc.SecurityGroupIngressRule($"{name}-among", new()
            {
                SecurityGroupId = group.Id,
                ReferencedSecurityGroupId = group.Id,
                IpProtocol = "tcp",
                FromPort = ports.From,
                ToPort = ports.To,
                Description = "Among themselves",
                Tags = zone.Tags($"{groupName}-among"),
            }, new CustomResourceOptions { Parent = parent }).Id);
        }

        Input<string>[] all = [group.Id, .. rules];
        return Output.All(all).Apply(ids => ids[0]);

        Output<string> Out(
            string what, string about, int from, int to, Input<string>? group = null, Input<string>? prefixList = null) =>
            new Vpc.SecurityGroupEgressRule($"{name}-to-{what}", new()
            {
                SecurityGroupId = GroupId(),
                ReferencedSecurityGroupId = group,
                PrefixListId = prefixList,
                IpProtocol = "tcp",
                FromPort = from,
                ToPort = to,
                Description = about,
                Tags = zone.Tags($"{groupName}-to-{what}"),
            }, new CustomResourceOptions { Parent = parent }).Id;

        Input<string> GroupId() => group.Id;
    }
}
