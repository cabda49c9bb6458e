using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>A policy that stands in a resource: in the thing itself, or in a resource beside it.</summary>
/// <param name="On">The resource that holds it.</param>
/// <param name="Property">The property that holds it.</param>
/// <param name="Reading">What it says.</param>
internal sealed record AttachedPolicy(Resource On, string Property, PolicyReading Reading)
{
    /// <summary>Demands that it lets nobody in whom the bank does not know.</summary>
    /// <param name="thing">What the policy is of, such as "queue".</param>
    public IEnumerable<Verdict?> DemandNotPublic(string thing)
    {
        if (Reading.IsUnknown)
        {
            yield return Verdict.Open(On, $"{Property} is not known yet.", Property);
        }
        else if (Reading.Fault is { } fault)
        {
            yield return Verdict.Breach(On, $"The policy of the {thing} cannot be read: {fault}.", Property);
        }

        foreach (var statement in Reading.Document?.Statements.Where(statement => statement.IsPublic) ?? [])
        {
            yield return Verdict.Breach(On, $"The policy of the {thing} lets everybody in ({statement.Label}).", Property);
        }
    }
}
