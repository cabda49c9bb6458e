using LandingZone.Networking;
using LandingZone.Stacks.Settings;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>The link of an R&amp;D zone to a staging zone, which is in a stack, an account and perhaps a region of its own.</summary>
internal static class StagingLink
{
    /// <summary>Declares the link and adds what it tells to the stack's outputs.</summary>
    public static void Declare(ZoneFoundation ground, LinkSettings link)
    {
        var (zone, network) = (ground.Zone, ground.Network);
        var deployment = Deployment.Instance;
        var staging = new StackReference($"{deployment.OrganizationName}/{deployment.ProjectName}/{link.Stack}");
        var destination = link.ToTier == NetworkTier.Data ? network.Data : network.Application;
        var declared = new ZoneLink("staging-link", new ZoneLinkArgs
        {
            Source = new ZoneLinkEnd
            {
                // Whoever declares the link answers for both its halves, so they carry this zone's owner, and the class of approved data.
                Zone = zone with { Kind = ZoneKind.Staging, Region = link.Region, AccountId = link.Account },
                VpcId = staging.Text(ZoneOutputs.VpcId),
                Tier = link.FromTier,
                TierBlock = link.FromTierBlock,
                AvailabilityZones = [.. link.AvailabilityZones.OrderBy(availabilityZone => availabilityZone.Position)],
                RouteTableIds = staging.Texts(ZoneOutputs.RouteTableIds(link.FromTier)),
                SecurityGroupId = staging.Text(ZoneOutputs.SecurityGroupId(link.FromTier)),
                NetworkAclId = staging.Text(ZoneOutputs.NetworkAclId(link.FromTier)),
            },
            Destination = new ZoneLinkEnd
            {
                Zone = zone,
                VpcId = network.VpcId,
                Tier = link.ToTier,
                TierBlock = destination.Block,
                AvailabilityZones = network.AvailabilityZones,
                RouteTableIds = destination.RouteTableIds,
                SecurityGroupId = destination.SecurityGroupId!,
                NetworkAclId = destination.NetworkAclId,
            },
            SourceProvider = ZoneProviders.Of(link),
            Ports = link.Ports,
            Number = link.Number,
        }, ground.Place.After(network));

        ground.Outputs["stagingLinkId"] = declared.PeeringConnectionId;
        ground.Outputs["stagingBuckets"] = staging.GetOutput(ZoneOutputs.Buckets);
    }
}
