using LandingZone.Facts;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>A private subnet that nodes may live in.</summary>
/// <param name="Zone">The availability zone it lies in.</param>
/// <param name="Id">The subnet's id.</param>
public sealed record NodeSubnet(AvailabilityZone Zone, Input<string> Id);
