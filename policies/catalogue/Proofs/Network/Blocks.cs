using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>Address blocks as values.</summary>
internal static class Blocks
{
    /// <summary>All addresses of some blocks; every address where one is not known yet.</summary>
    public static Ranges Of(IEnumerable<Value> blocks) =>
        blocks.Aggregate(Ranges.None, (all, block) => block.IsUnknown ? Addresses.Every : block.Text is { } text && Addresses.Block(text) is { } more ? all.Or(more) : all);
}
