using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What a zone's databases stand on.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Tier">The data tier.</param>
/// <param name="KeyArn">The key of databases.</param>
/// <param name="SecretKeyArn">The key of secrets.</param>
/// <param name="LogKeyArn">The key of logs.</param>
/// <param name="BoundaryArn">The permission boundary.</param>
internal sealed record DatabaseSurroundings(
    ZoneIdentity Zone, ZoneTier Tier, Input<string> KeyArn, Input<string> SecretKeyArn, Input<string> LogKeyArn, Input<string> BoundaryArn);
