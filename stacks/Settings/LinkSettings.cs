using LandingZone.Facts;
using LandingZone.Networking;

namespace LandingZone.Stacks.Settings;

/// <summary>
/// The settings of a zone's link to a staging zone. What shapes the plan is repeated here, because another stack's outputs are not known
/// before it is deployed; the estate's check holds it to the other stack's own settings.
/// </summary>
public sealed record LinkSettings
{
    /// <summary>So many fit between the network ACL numbers of two links (ZoneLink).</summary>
    private const int MostPorts = 9;

    /// <summary>The name of the stack of the staging zone.</summary>
    public required string Stack { get; init; }

    /// <summary>Its region.</summary>
    public required Region Region { get; init; }

    /// <summary>Its AWS account.</summary>
    public required string Account { get; init; }

    /// <summary>The ARN of the role in its account through which its half of the link is made.</summary>
    public required string Role { get; init; }

    /// <summary>Its addresses.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>The availability zones it spans, in the region's order.</summary>
    public required IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; }

    /// <summary>Its tier that may open connections.</summary>
    public required NetworkTier FromTier { get; init; }

    /// <summary>This zone's tier that may be reached.</summary>
    public required NetworkTier ToTier { get; init; }

    /// <summary>The ports that may be reached.</summary>
    public required IReadOnlyList<ServicePort> Ports { get; init; }

    /// <summary>The link's number; no two links of a zone have the same.</summary>
    public required int Number { get; init; }

    /// <summary>The addresses of the tier that may open connections.</summary>
    public CidrBlock FromTierBlock => Plan(this, out _)!.TierBlock(FromTier);

    internal static SettingKind<LinkSettings> Kind { get; } = SettingKinds.Record(fields => new LinkSettings
    {
        Stack = fields.Required("stack", SettingKinds.Text, "The stack of the staging zone: 'staging-eu-west-1'."),
        Region = fields.Required("region", AwsSettings.Region, "The staging zone's region."),
        Account = fields.Required("account", AwsSettings.Account, "The staging zone's AWS account: twelve digits in quotes."),
        Role = fields.Required("role", AwsSettings.RoleArn, "The ARN of the role in the staging account that makes its half of the link."),
        Block = fields.Required("block", AwsSettings.AddressBlock, "The staging zone's addresses, as in its own settings."),
        AvailabilityZones = fields.Required(
            "availabilityZones",
            SettingKinds.ListOf(AwsSettings.AvailabilityZoneOfAnyRegion, least: 2),
            "The staging zone's availability zones, as in its own settings."),
        FromTier = fields.Required("fromTier", Tier, "The staging zone's tier that may open connections."),
        ToTier = fields.Required("toTier", Tier, "This zone's tier that may be reached."),
        Ports = fields.Required("ports", SettingKinds.ListOf(AwsSettings.Port, least: 1), "The ports that may be reached, 1 to 9."),
        Number = fields.Required("number", SettingKinds.Integer(1, 99), "The link's number: no two links of a zone have the same."),
    }).Check(Check);

    private static SettingKind<NetworkTier> Tier =>
        SettingKinds.Choice(("application", NetworkTier.Application), ("data", NetworkTier.Data));

    private static void Check(LinkSettings link, SettingNode node, SettingReading reading)
    {
        if (link.Ports.Count > MostPorts)
        {
            reading.Refuse(node.At("ports"), $"the link opens {link.Ports.Count} ports", $"name {MostPorts} at most.");
        }

        foreach (var twice in link.Ports.GroupBy(port => port.Port).Where(group => group.Count() > 1))
        {
            reading.Refuse(node.At("ports"), $"the port {twice.Key} is named {twice.Count()} times", "name it once.");
        }

        if (Plan(link, out var problem) is null)
        {
            reading.Refuse(node.At("block"), problem);
        }

        foreach (var zone in link.AvailabilityZones.Where(zone => zone.Region != link.Region))
        {
            reading.Refuse(
                node.At("availabilityZones"),
                $"'{zone}' is not an availability zone of {link.Region}",
                "write those of the staging zone, as in its own settings.");
        }
    }

    /// <summary>A tier's share of a block depends on neither the way out nor the endpoints.</summary>
    private static SubnetPlan? Plan(LinkSettings link, out string problem)
    {
        _ = SubnetPlan.TryCreate(link.Block, link.AvailabilityZones, Egress.None, interfaceEndpoints: 0, out var plan, out problem);
        return plan;
    }
}
