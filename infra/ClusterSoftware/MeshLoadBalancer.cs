using LandingZone.Cluster;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// The internal load balancer in front of the mesh's gateway. It is declared here and not by the cluster, so that it is in the plan, keeps its
/// name, and is gone before the network is when the zone is destroyed. It passes TLS on: the gateway has the certificates.
/// </summary>
internal sealed class MeshLoadBalancer
{
    /// <summary>The port of every node that leads to the gateway, within the range that Kubernetes keeps for such ports.</summary>
    public const int NodePort = 30443;

    private const int Https = 443;

    /// <summary>The name of a load balancer or a target group (Elastic Load Balancing API reference).</summary>
    private const int MaxNameLength = 32;

    public MeshLoadBalancer(IstioMesh parent, string name, IstioMeshArgs args, Resource gateway)
    {
        var zone = args.Software.Zone;
        var child = new CustomResourceOptions { Parent = parent };
        var groupName = zone.NameOf($"{name}-gateway", ClusterNames.MaxSecurityGroupLength);
        var group = new Aws.Ec2.SecurityGroup($"{name}-gateway-security-group", new()
        {
            Name = groupName,
            Description = "The load balancer of the private gateway of the service mesh",
            VpcId = args.VpcId,
            RevokeRulesOnDelete = true,
            Tags = zone.Tags(groupName),
        }, child);
        foreach (var block in args.ClientBlocks.Append(args.Software.ZoneBlock).Select(block => block.ToString()).Distinct())
        {
            _ = new Aws.Vpc.SecurityGroupIngressRule($"{name}-gateway-from-{block.Replace('.', '-').Replace('/', '-')}", new()
            {
                SecurityGroupId = group.Id,
                CidrIpv4 = block,
                IpProtocol = "tcp",
                FromPort = Https,
                ToPort = Https,
                Description = $"HTTPS from {block}",
                Tags = zone.Tags($"{groupName}-ingress"),
            }, child);
        }

        _ = new Aws.Vpc.SecurityGroupEgressRule($"{name}-gateway-to-nodes", new()
        {
            SecurityGroupId = group.Id,
            ReferencedSecurityGroupId = args.NodeSecurityGroupId,
            IpProtocol = "tcp",
            FromPort = NodePort,
            ToPort = NodePort,
            Description = "To the gateway on the nodes",
            Tags = zone.Tags($"{groupName}-egress"),
        }, child);
        _ = new Aws.Vpc.SecurityGroupIngressRule($"{name}-nodes-from-gateway", new()
        {
            SecurityGroupId = args.NodeSecurityGroupId,
            ReferencedSecurityGroupId = group.Id,
            IpProtocol = "tcp",
            FromPort = NodePort,
            ToPort = NodePort,
            Description = "The load balancer of the private gateway",
            Tags = zone.Tags($"{groupName}-to-nodes"),
        }, child);

        var balancerName = zone.NameOf($"{name}-gateway", MaxNameLength);
        var balancer = new Aws.LB.LoadBalancer($"{name}-gateway-balancer", new()
        {
            Name = balancerName,
            LoadBalancerType = "network",
            Internal = true,
            SecurityGroups = { group.Id },
            Subnets = args.SubnetIds,
            EnableCrossZoneLoadBalancing = true,
            Tags = zone.Tags(balancerName),
        }, child);
        var targets = new Aws.LB.TargetGroup($"{name}-gateway-targets", new()
        {
            Name = balancerName,
            Port = NodePort,
            Protocol = "TCP",
            TargetType = "instance",
            VpcId = args.VpcId,
            PreserveClientIp = "true",
            DeregistrationDelay = 120,
            HealthCheck = new Aws.LB.Inputs.TargetGroupHealthCheckArgs
            {
                Enabled = true, Protocol = "TCP", Port = "traffic-port", HealthyThreshold = 2, UnhealthyThreshold = 2, Interval = 10,
            },
            Tags = zone.Tags(balancerName),
        }, child);
        foreach (var (pool, scalingGroup) in args.GatewayNodes.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            _ = new Aws.AutoScaling.Attachment($"{name}-gateway-on-{pool}", new()
            {
                AutoscalingGroupName = scalingGroup,
                LbTargetGroupArn = targets.Arn,
            }, child);
        }

        _ = new Aws.LB.Listener($"{name}-gateway-listener", new()
        {
            LoadBalancerArn = balancer.Arn,
            Port = Https,
            Protocol = "TCP",
            DefaultActions =
            {
                new Aws.LB.Inputs.ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = targets.Arn },
            },
            Tags = zone.Tags(balancerName),
        }, new CustomResourceOptions { Parent = parent, DependsOn = { gateway } });

        Address = balancer.DnsName;
        SecurityGroupId = group.Id;
    }

    public Output<string> Address { get; }

    public Output<string> SecurityGroupId { get; }
}
