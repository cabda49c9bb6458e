using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>One entry of a network ACL that allows something, wherever it is written.</summary>
/// <param name="On">The resource that holds it.</param>
/// <param name="Path">The path before its properties.</param>
/// <param name="Label">How a message calls it at the start of a sentence.</param>
/// <param name="IsIngress">Whether it is about what comes in.</param>
/// <param name="IsAllow">Whether it allows.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Range">The address range, of either version.</param>
internal sealed record NetworkAclOpening(
    Resource On, string Path, string Label, Truth IsIngress, Truth IsAllow, PortRange Ports, Value Range)
{
    private const string Acl = "aws:ec2/networkAcl:NetworkAcl";
    private const string DefaultAcl = "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl";
    private const string Entry = "aws:ec2/networkAclRule:NetworkAclRule";
    private const string NativeEntry = "aws-native:ec2:NetworkAclEntry";

    /// <summary>The types that hold such entries.</summary>
    public static string[] Types { get; } = [Acl, DefaultAcl, Entry, NativeEntry];

    /// <summary>Whether it is open for the whole internet.</summary>
    public Truth IsForInternet => InternetRange.IsIn(Range);

    /// <summary>Says that it is bad, that it is not, or that it cannot be told yet.</summary>
    public Verdict? Refuse(Truth isBad, string breach) =>
        isBad.IsUnknown
            ? Verdict.Open(On, $"{Label} has a value that is not known yet.", Path.TrimEnd('.') is { Length: > 0 } path ? path : null)
            : On.Demand(Path + (On.Type == NativeEntry ? "portRange" : "fromPort"), !isBad, breach);

    /// <summary>Reads the entries that a resource of <see cref="Types"/> holds.</summary>
    public static IEnumerable<NetworkAclOpening> In(Resource resource) => resource.Type switch
    {
        Entry => [Single(resource, new PortRange(resource.Stated("protocol"), resource.Stated("fromPort"), resource.Stated("toPort")))],
        NativeEntry => [Single(
            resource,
            new PortRange(resource.Stated("protocol"), resource.Stated("portRange")["from"], resource.Stated("portRange")["to"]))],
        _ => [.. Inline(resource, "ingress", true), .. Inline(resource, "egress", false)],
    };

    private static NetworkAclOpening Single(Resource resource, PortRange ports) => new(
        resource, "", "The entry", resource.Stated("egress").Or(false).IsFalse, Allows(resource.Stated("ruleAction")), ports,
        resource.Stated("cidrBlock").Or(resource.Stated("ipv6CidrBlock")));

    private static IEnumerable<NetworkAclOpening> Inline(Resource resource, string property, bool isIngress) =>
        resource.Stated(property).Items.Select(
            (entry, i) => new NetworkAclOpening(
                resource, $"{property}[{i}].", $"{(isIngress ? "Ingress" : "Egress")} entry {i + 1}", isIngress, Allows(entry["action"]),
                new PortRange(entry["protocol"], entry["fromPort"], entry["toPort"]), entry["cidrBlock"].Or(entry["ipv6CidrBlock"])));

    private static Truth Allows(Value action) => action.Matches(text => text.Equals("allow", StringComparison.OrdinalIgnoreCase));
}
