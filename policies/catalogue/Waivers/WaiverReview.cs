using LandingZone.Policies.Checks;

namespace LandingZone.Policies.Waivers;

/// <summary>What is left of the breaches after the waivers.</summary>
/// <param name="Remaining">Breaches that nothing waives, in their order.</param>
/// <param name="Waived">Breaches that are waived.</param>
/// <param name="WaivedProofs">Statements that do not hold and are waived, by identifier.</param>
/// <param name="Expired">Waivers whose day is over. They waive nothing.</param>
/// <param name="Unused">Waivers that match no breach.</param>
public sealed record WaiverReview(
    IReadOnlyList<Finding> Remaining,
    IReadOnlyList<WaivedFinding> Waived,
    IReadOnlyDictionary<string, Waiver> WaivedProofs,
    IReadOnlyList<Waiver> Expired,
    IReadOnlyList<Waiver> Unused)
{
    /// <summary>What the waiver of a proof names for its resource: a statement is about the estate.</summary>
    private const string Estate = "estate";

    /// <summary>Holds breaches against waivers.</summary>
    /// <param name="breaches">The breaches.</param>
    /// <param name="failedProofs">The identifiers of the statements that do not hold.</param>
    /// <param name="waivers">The waivers; each breach takes the first that fits.</param>
    /// <param name="today">The day on which they must still count.</param>
    public static WaiverReview Of(
        IEnumerable<Finding> breaches, IReadOnlyCollection<string> failedProofs, IReadOnlyList<Waiver> waivers, DateOnly today)
    {
        var byRule = waivers.Where(waiver => !waiver.IsExpired(today)).ToLookup(waiver => waiver.Rule, StringComparer.Ordinal);
        var remaining = new List<Finding>();
        var waived = new List<WaivedFinding>();
        foreach (var breach in breaches)
        {
            if (byRule[breach.Rule.Facts.Id].FirstOrDefault(waiver => waiver.Covers(breach.Stack, breach.Resource)) is { } waiver)
            {
                waived.Add(new(breach, waiver));
            }
            else
            {
                remaining.Add(breach);
            }
        }

        var proofs = failedProofs.Select(id => (Id: id, Waiver: byRule[id].FirstOrDefault(waiver => waiver.Resource == Estate)))
            .Where(entry => entry.Waiver is not null).ToDictionary(entry => entry.Id, entry => entry.Waiver!, StringComparer.Ordinal);
        var used = waived.Select(entry => entry.Waiver).Concat(proofs.Values).ToHashSet();
        return new(
            remaining,
            waived,
            proofs,
            [.. waivers.Where(waiver => waiver.IsExpired(today))],
            [.. waivers.Where(waiver => !waiver.IsExpired(today) && !used.Contains(waiver))]);
    }
}
