using LandingZone.Zones;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using Vpc = Pulumi.Aws.Vpc;

namespace LandingZone.Analytics;

/// <summary>
/// The security groups of a Spark cluster: nodes among themselves, and EMR's own access to them, which in private subnets goes through a group
/// of its own (Amazon EMR management guide, "Amazon EMR-managed security group for service access"). The rules are those that EMR wants to find.
/// </summary>
internal sealed class SparkGroups
{
    private const int ServiceToNodes = 8443;
    private const int NodesToService = 9443;

    private readonly string _name;
    private readonly ZoneIdentity _zone;
    private readonly string _what;
    private readonly ComponentResource _parent;

    public SparkGroups(string name, SparkClusterArgs args, ComponentResource parent)
    {
        (_name, _zone, _what, _parent) = (name, args.Zone, args.Workload, parent);
        Primary = Group("primary", "Primary node of a Spark cluster", args.VpcId);
        Nodes = Group("nodes", "Nodes of a Spark cluster", args.VpcId);
        Service = Group("service", "EMR's access to a Spark cluster", args.VpcId);
        foreach (var (from, fromWhat) in new[] { (Primary, "primary"), (Nodes, "nodes") })
        {
            foreach (var (to, toWhat) in new[] { (Primary, "primary"), (Nodes, "nodes") })
            {
                Allow($"{fromWhat}-to-{toWhat}", from, to, "-1", null, "Among the nodes");
            }

            Allow($"service-to-{fromWhat}", Service, from, "tcp", ServiceToNodes, "EMR's control of the nodes");
        }

        Allow("primary-to-service", Primary, Service, "tcp", NodesToService, "The primary node's answers to EMR");
    }

    /// <summary>Of the primary node.</summary>
    public Ec2.SecurityGroup Primary { get; }

    /// <summary>Of the other nodes.</summary>
    public Ec2.SecurityGroup Nodes { get; }

    /// <summary>Of EMR's access.</summary>
    public Ec2.SecurityGroup Service { get; }

    private Ec2.SecurityGroup Group(string what, string description, Input<string> vpcId)
    {
        var groupName = _zone.NameOf($"{_what}-{what}", 255);
        return new Ec2.SecurityGroup($"{_name}-{what}", new Ec2.SecurityGroupArgs
        {
            Name = groupName,
            Description = description,
            VpcId = vpcId,

            // The groups name each other, and EMR adds rules: none could be removed while those stand.
            RevokeRulesOnDelete = true,
            Tags = _zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = _parent });
    }

    private void Allow(string what, Ec2.SecurityGroup from, Ec2.SecurityGroup to, string protocol, int? port, string description)
    {
        var outgoing = new Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = from.Id,
            ReferencedSecurityGroupId = to.Id,
            IpProtocol = protocol,
            Description = description,
            Tags = _zone.Tags(_zone.NameOf($"{_what}-{what}", 255)),
        };
        var incoming = new Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = to.Id,
            ReferencedSecurityGroupId = from.Id,
            IpProtocol = protocol,
            Description = description,
            Tags = _zone.Tags(_zone.NameOf($"{_what}-{what}", 255)),
        };
        if (port is { } one)
        {
            (outgoing.FromPort, outgoing.ToPort, incoming.FromPort, incoming.ToPort) = (one, one, one, one);
        }

        _ = new Vpc.SecurityGroupEgressRule($"{_name}-{what}", outgoing, new CustomResourceOptions { Parent = _parent });
        _ = new Vpc.SecurityGroupIngressRule($"{_name}-{what}", incoming, new CustomResourceOptions { Parent = _parent });
    }
}
