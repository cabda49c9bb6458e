using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What the bank's devices need of the zone around them.</summary>
/// <param name="Targets">What they may open connections to.</param>
/// <param name="LogKeyArn">The key of log groups.</param>
internal sealed record CorporateSurroundings(IReadOnlyList<CorporateTarget> Targets, Input<string> LogKeyArn);
