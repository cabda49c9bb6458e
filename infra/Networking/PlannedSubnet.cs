using LandingZone.Facts;

namespace LandingZone.Networking;

/// <summary>A subnet as the plan places it.</summary>
/// <param name="Tier">The tier it belongs to.</param>
/// <param name="AvailabilityZone">The availability zone it lies in.</param>
/// <param name="Block">Its addresses.</param>
public sealed record PlannedSubnet(NetworkTier Tier, AvailabilityZone AvailabilityZone, CidrBlock Block);
