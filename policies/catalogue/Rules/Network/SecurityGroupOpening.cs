using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>One rule of a security group, wherever it is written: in the group, or as a resource of its own.</summary>
/// <param name="On">The resource that holds it.</param>
/// <param name="Path">The path before its properties: "ingress[0]." in a group, empty for a resource of its own.</param>
/// <param name="Label">How a message calls it at the start of a sentence: "Ingress rule 2", "The ingress rule".</param>
/// <param name="IsIngress">Whether it lets in; unknown where the direction is not known yet.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Ranges">The address ranges of version 4.</param>
/// <param name="Ranges6">The address ranges of version 6.</param>
/// <param name="Description">The description.</param>
/// <param name="RangeProperty">The property of the ranges, for a verdict.</param>
internal sealed record SecurityGroupOpening(
    Resource On,
    string Path,
    string Label,
    Truth IsIngress,
    PortRange Ports,
    Value Ranges,
    Value Ranges6,
    Value Description,
    string RangeProperty)
{
    public const string Group = "aws:ec2/securityGroup:SecurityGroup";
    public const string DefaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
    public const string NativeGroup = "aws-native:ec2:SecurityGroup";
    private const string OldRule = "aws:ec2/securityGroupRule:SecurityGroupRule";
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
    private const string NativeIngress = "aws-native:ec2:SecurityGroupIngress";
    private const string NativeEgress = "aws-native:ec2:SecurityGroupEgress";

    /// <summary>The types that hold such rules.</summary>
    public static string[] Types { get; } = [Group, DefaultGroup, NativeGroup, OldRule, Ingress, Egress, NativeIngress, NativeEgress];

    /// <summary>Those of them that are one rule of a group.</summary>
    public static string[] StandaloneTypes { get; } = [OldRule, Ingress, Egress, NativeIngress, NativeEgress];

    /// <summary>Whether it is open for the whole internet.</summary>
    public Truth IsForInternet => InternetRange.IsIn(Ranges) | InternetRange.IsIn(Ranges6);

    /// <summary>The range that is the internet, for a message.</summary>
    public string? Internet => InternetRange.First(Ranges, Ranges6);

    /// <summary>Says that it is bad, that it is not, or which value decides it and is not known yet.</summary>
    public Verdict? Refuse(Truth isBad, string breach) => On.Demand(Path + UnknownProperty(), !isBad, breach);

    private string UnknownProperty() =>
        Ranges.Items.Any(range => range.IsUnknown) ? RangeProperty
        : Ranges6.Items.Any(range => range.IsUnknown) ? RangeProperty == "cidrBlocks" ? "ipv6CidrBlocks" : "cidrIpv6"
        : Ports.Protocol.IsUnknown ? RangeProperty == "cidrBlocks" ? "protocol" : "ipProtocol"
        : IsIngress.IsUnknown ? "type"
        : Ports.From.IsUnknown ? "fromPort"
        : Ports.To.IsUnknown ? "toPort"
        : RangeProperty;

    /// <summary>Reads the rules that a resource of <see cref="Types"/> holds.</summary>
    public static IEnumerable<SecurityGroupOpening> In(Resource resource) => resource.Type switch
    {
        Group or DefaultGroup => [.. Inline(resource, "ingress", true), .. Inline(resource, "egress", false)],
        NativeGroup => [.. Native(resource, "securityGroupIngress", true), .. Native(resource, "securityGroupEgress", false)],
        OldRule =>
        [
            Old(resource, "", resource["type"].Is("ingress"), $"The {(resource["type"].Text is { } type ? $"{type} " : "")}rule", resource.Stated),
        ],
        Ingress => [Single(resource, true, "cidrIpv4")],
        Egress => [Single(resource, false, "cidrIpv4")],
        NativeIngress => [Single(resource, true, "cidrIp")],
        _ => [Single(resource, false, "cidrIp")],
    };

    private static IEnumerable<SecurityGroupOpening> Inline(Resource resource, string property, bool isIngress) =>
        resource.Stated(property).Items.Select((rule, i) => Old(
            resource, $"{property}[{i}].", isIngress, Counted(isIngress, i), name => rule[name]));

    private static SecurityGroupOpening Old(Resource on, string path, Truth isIngress, string label, Func<string, Value> read) => new(
        on, path, label, isIngress, new PortRange(read("protocol"), read("fromPort"), read("toPort")),
        read("cidrBlocks"), read("ipv6CidrBlocks"), read("description"), "cidrBlocks");

    private static IEnumerable<SecurityGroupOpening> Native(Resource resource, string property, bool isIngress) =>
        resource.Stated(property).Items.Select(
            (rule, i) => Newer(resource, $"{property}[{i}].", isIngress, Counted(isIngress, i), "cidrIp", name => rule[name]));

    private static SecurityGroupOpening Single(Resource resource, bool isIngress, string range) =>
        Newer(resource, "", isIngress, isIngress ? "The ingress rule" : "The egress rule", range, resource.Stated);

    private static SecurityGroupOpening Newer(
        Resource on, string path, bool isIngress, string label, string range, Func<string, Value> read) => new(
        on, path, label, isIngress, new PortRange(read("ipProtocol"), read("fromPort"), read("toPort")),
        read(range), read("cidrIpv6"), read("description"), range);

    private static string Counted(bool isIngress, int index) => $"{(isIngress ? "Ingress" : "Egress")} rule {index + 1}";
}
