using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Warehouse;

/// <summary>What <see cref="Dashboards"/> are made from.</summary>
public sealed class DashboardsArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What they are about, "scores": lower-case letters, digits and single hyphens. All names are made from it.</summary>
    public required string Content { get; init; }

    /// <summary>What they show: one or more.</summary>
    public required IReadOnlyList<DashboardView> Views { get; init; }

    /// <summary>The warehouse's host name.</summary>
    public required Input<string> Host { get; init; }

    /// <summary>The warehouse's database.</summary>
    public required string Database { get; init; }

    /// <summary>
    /// The ARN of the secret of the database user who reads. QuickSight's administrator has to let QuickSight read it, once, by hand.
    /// </summary>
    public required Input<string> ReaderSecretArn { get; init; }

    /// <summary>The region in which QuickSight keeps the account's users and groups: its "identity region".</summary>
    public required Region IdentityRegion { get; init; }

    /// <summary>The names of QuickSight users who see the dashboards. Default: nobody yet.</summary>
    public IReadOnlyList<string> Readers { get; init; } = [];

    /// <summary>The names of QuickSight users who change them, and make others of the same data. Default: nobody yet.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>How many days new and changed rows may lie back when only those are fetched: 1 to 365. Default: 7.</summary>
    public int LookbackDays { get; init; } = 7;

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The ids of the application tier's subnets, two or more, in which QuickSight's network interfaces lie.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The id of the warehouse's security group.</summary>
    public required Input<string> WarehouseSecurityGroupId { get; init; }

    /// <summary>The ARN of the permission boundary of the role by which QuickSight joins the network.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
