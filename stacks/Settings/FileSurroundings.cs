using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What a zone's file systems stand on.</summary>
/// <param name="VpcId">The VPC's id.</param>
/// <param name="Tier">The data tier.</param>
/// <param name="KeyArn">The key of files.</param>
/// <param name="LogKeyArn">The key of logs.</param>
internal sealed record FileSurroundings(Input<string> VpcId, ZoneTier Tier, Input<string> KeyArn, Input<string> LogKeyArn);
