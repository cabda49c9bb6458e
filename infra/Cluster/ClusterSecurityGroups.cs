using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>
/// The security groups of a cluster: one for the control plane's network interfaces, one for the nodes. Nodes do not get the group that EKS
/// makes itself, which lets everything out, so each flow between nodes, control plane and zone is a rule here.
/// </summary>
internal sealed class ClusterSecurityGroups
{
    private const int Https = 443;
    private const int Nfs = 2049;

    private readonly EksCluster _parent;
    private readonly string _name;
    private readonly ZoneIdentity _zone;

    public ClusterSecurityGroups(EksCluster parent, string name, string clusterName, EksClusterArgs args)
    {
        _parent = parent;
        _name = name;
        _zone = args.Zone;

        ControlPlane = Group("control-plane", $"Control plane of the EKS cluster {clusterName}", args, []);
        Nodes = Group("nodes", $"Nodes of the EKS cluster {clusterName}", args, new()
        {
            // Load balancer controllers look for the one group with this tag among those of a node.
            [$"kubernetes.io/cluster/{clusterName}"] = "owned",
        });

        AddControlPlaneRules(args);
        AddNodeRules(args);
    }

    public Aws.Ec2.SecurityGroup ControlPlane { get; }

    public Aws.Ec2.SecurityGroup Nodes { get; }

    private void AddControlPlaneRules(EksClusterArgs args)
    {
        Ingress(ControlPlane, "control-plane-from-nodes", "Kubernetes API from nodes and pods", Https, Https, group: Nodes);
        foreach (var client in args.ApiClientBlocks.Select(block => block.ToString()))
        {
            Ingress(ControlPlane, $"control-plane-from-{Slug(client)}", $"Kubernetes API from {client}", Https, Https, block: client);
        }

        foreach (var port in ControlPlanePort.All)
        {
            var (number, answer) = port;
            Egress(ControlPlane, $"control-plane-to-nodes-{number}", answer, number, number, group: Nodes);
            Ingress(Nodes, $"nodes-from-control-plane-{number}", answer, number, number, group: ControlPlane);
        }
    }

    private void AddNodeRules(EksClusterArgs args)
    {
        Ingress(Nodes, "nodes-from-nodes", "Between nodes and between pods", null, null, group: Nodes);
        Egress(Nodes, "nodes-to-nodes", "Between nodes and between pods", null, null, group: Nodes);
        Egress(Nodes, "nodes-to-control-plane", "Kubernetes API", Https, Https, group: ControlPlane);
        var zone = args.ZoneBlock.ToString();
        Egress(Nodes, "nodes-to-zone-https", "Interface endpoints and HTTPS services of the zone", Https, Https, block: zone);
        Egress(Nodes, "nodes-to-zone-nfs", "EFS file systems of the zone", Nfs, Nfs, block: zone);
        foreach (var list in args.NodePrefixLists)
        {
            Egress(Nodes, $"nodes-to-{list.Service}", $"Gateway endpoint of {list.Service}", Https, Https, prefixList: list.Id);
        }

        foreach (var egress in args.NodeEgress)
        {
            Egress(Nodes, $"nodes-to-{egress.Name}", $"To {egress.Name}", egress.FromPort, egress.ToPort, block: egress.Block.ToString());
        }

        if (args.AllowNodeInternetEgress)
        {
            Egress(Nodes, "nodes-to-internet", "HTTPS to the internet by way of the egress of the zone", Https, Https, block: "0.0.0.0/0");
        }
    }

    private Aws.Ec2.SecurityGroup Group(string what, string description, EksClusterArgs args, Dictionary<string, string> moreTags)
    {
        var groupName = _zone.NameOf($"{_name}-{what}", ClusterNames.MaxSecurityGroupLength);
        var tags = _zone.Tags(groupName);
        foreach (var (key, value) in moreTags)
        {
            tags[key] = value;
        }

        return new Aws.Ec2.SecurityGroup($"{_name}-{what}-security-group", new()
        {
            Name = groupName,
            Description = description,
            VpcId = args.VpcId,
            RevokeRulesOnDelete = true,
            Tags = tags,
        }, new CustomResourceOptions { Parent = _parent });
    }

    /// <summary>A rule for incoming TCP from one peer; without ports, for everything.</summary>
    private void Ingress(
        Aws.Ec2.SecurityGroup owner,
        string what,
        string description,
        int? from,
        int? to,
        Aws.Ec2.SecurityGroup? group = null,
        string? block = null)
    {
        var rule = new Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = owner.Id,
            Description = description,
            IpProtocol = from is null ? "-1" : "tcp",
            Tags = _zone.Tags(_zone.NameOf($"{_name}-{what}", ClusterNames.MaxTagLength)),
        };
        if (from is not null && to is not null)
        {
            rule.FromPort = from.Value;
            rule.ToPort = to.Value;
        }

        if (group is not null)
        {
            rule.ReferencedSecurityGroupId = group.Id;
        }

        if (block is not null)
        {
            rule.CidrIpv4 = block;
        }

        _ = new Aws.Vpc.SecurityGroupIngressRule($"{_name}-{what}", rule, new CustomResourceOptions { Parent = _parent });
    }

    /// <summary>A rule for outgoing TCP to one peer; without ports, for everything.</summary>
    private void Egress(
        Aws.Ec2.SecurityGroup owner,
        string what,
        string description,
        int? from,
        int? to,
        Aws.Ec2.SecurityGroup? group = null,
        string? block = null,
        Input<string>? prefixList = null)
    {
        var rule = new Aws.Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = owner.Id,
            Description = description,
            IpProtocol = from is null ? "-1" : "tcp",
            Tags = _zone.Tags(_zone.NameOf($"{_name}-{what}", ClusterNames.MaxTagLength)),
        };
        if (from is not null && to is not null)
        {
            rule.FromPort = from.Value;
            rule.ToPort = to.Value;
        }

        if (group is not null)
        {
            rule.ReferencedSecurityGroupId = group.Id;
        }

        if (block is not null)
        {
            rule.CidrIpv4 = block;
        }

        if (prefixList is not null)
        {
            rule.PrefixListId = prefixList;
        }

        _ = new Aws.Vpc.SecurityGroupEgressRule($"{_name}-{what}", rule, new CustomResourceOptions { Parent = _parent });
    }

    /// <summary>"10.0.0.0/16" as a part of a logical name.</summary>
    private static string Slug(string block) => block.Replace('.', '-').Replace('/', '-');
}
