using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Proofs.Network;

/// <summary>Puts networks into small stacks.</summary>
internal static class SmallNetwork
{
    public static SmallStack Vpc(this SmallStack stack, string id, string block) => stack
        .Add("aws:ec2/vpc:Vpc", id, id, ("cidrBlock", block));

    /// <summary>A subnet with a route table of its own.</summary>
    public static SmallStack Subnet(this SmallStack stack, string vpc, string id, string block) => stack
        .Add("aws:ec2/subnet:Subnet", id, id, ("vpcId", vpc), ("cidrBlock", block))
        .Add("aws:ec2/routeTable:RouteTable", id, "rtb-" + id, ("vpcId", vpc))
        .Add("aws:ec2/routeTableAssociation:RouteTableAssociation", id, "assoc-" + id, ("subnetId", id), ("routeTableId", "rtb-" + id));

    public static SmallStack Route(this SmallStack stack, string subnet, string block, string property, string target) => stack
        .Add("aws:ec2/route:Route", $"{subnet}-to-{target}", $"r-{subnet}-{target}", ("routeTableId", "rtb-" + subnet), ("destinationCidrBlock", block), (property, target));

    public static SmallStack Peering(this SmallStack stack, string id, string vpc, string peer) => stack
        .Add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", id, id, ("vpcId", vpc), ("peerVpcId", peer));

    public static SmallStack Group(this SmallStack stack, string vpc, string id) => stack
        .Add("aws:ec2/securityGroup:SecurityGroup", id, id, ("vpcId", vpc));

    /// <summary>A group that lets everything in and out.</summary>
    public static SmallStack OpenGroup(this SmallStack stack, string vpc, string id) => stack
        .Group(vpc, id).Out(id, "0.0.0.0/0").In(id, "0.0.0.0/0");

    public static SmallStack In(this SmallStack stack, string group, string block, string protocol = "-1", int? from = null, int? to = null) =>
        Rule(stack, "Ingress", group, ("cidrIpv4", block), protocol, from, to);

    public static SmallStack InFrom(this SmallStack stack, string group, string other, string protocol = "-1", int? from = null, int? to = null) =>
        Rule(stack, "Ingress", group, ("referencedSecurityGroupId", other), protocol, from, to);

    public static SmallStack Out(this SmallStack stack, string group, string block, string protocol = "-1", int? from = null, int? to = null) =>
        Rule(stack, "Egress", group, ("cidrIpv4", block), protocol, from, to);

    public static SmallStack OutToList(this SmallStack stack, string group, string list) =>
        Rule(stack, "Egress", group, ("prefixListId", list), "-1", null, null);

    public static SmallStack Acl(this SmallStack stack, string vpc, string subnet, params (bool Egress, int Number, string Action, string Block, int From, int To)[] rules)
    {
        stack.Add("aws:ec2/networkAcl:NetworkAcl", "acl-" + subnet, "acl-" + subnet, ("vpcId", vpc), ("subnetIds", Value.Of([Value.Of(subnet)])));
        foreach (var (egress, number, action, block, from, to) in rules)
        {
            stack.Add(
                "aws:ec2/networkAclRule:NetworkAclRule", $"acl-{subnet}-{(egress ? "out" : "in")}-{number}", null,
                ("networkAclId", "acl-" + subnet), ("egress", egress), ("ruleNumber", number), ("ruleAction", action), ("cidrBlock", block),
                ("protocol", "tcp"), ("fromPort", from), ("toPort", to));
        }

        return stack;
    }

    /// <summary>A load balancer in a subnet, with targets on a port.</summary>
    public static SmallStack LoadBalancer(this SmallStack stack, string name, string subnet, int port) => stack
        .Add("aws:lb/loadBalancer:LoadBalancer", name, name, ("subnets", Value.Of([Value.Of(subnet)])))
        .Add("aws:lb/targetGroup:TargetGroup", name, "tg-" + name, ("port", port));

    private static SmallStack Rule(SmallStack stack, string direction, string group, (string, object?) peer, string protocol, int? from, int? to) => stack.Add(
        $"aws:vpc/securityGroup{direction}Rule:SecurityGroup{direction}Rule", $"{group}-{direction}-{peer.Item2}-{from}", null,
        ("securityGroupId", group), peer, ("ipProtocol", protocol), ("fromPort", from), ("toPort", to));
}
