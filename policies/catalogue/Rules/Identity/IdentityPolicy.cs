using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>A policy that gives rights to whoever it is attached to, wherever it is written.</summary>
/// <param name="On">The resource that holds it.</param>
/// <param name="Property">The path of the property.</param>
/// <param name="Reading">What it says.</param>
internal sealed record IdentityPolicy(Resource On, string Property, PolicyReading Reading)
{
    /// <summary>Breaches for the statements that allow and have a problem; an open question where the policy cannot be read.</summary>
    /// <param name="problem">The end of a sentence, "allows ...", or null where all is well.</param>
    public IEnumerable<Verdict?> Refuse(Func<PolicyStatement, string?> problem)
    {
        if (Reading.Document is not { } document)
        {
            return [Unread()];
        }

        return document.Allows
            .Select(statement => (statement, said: problem(statement)))
            .Where(entry => entry.said is not null)
            .Select(entry => Verdict.Breach(On, $"{Capital(entry.statement.Label)} {entry.said}.", Property));
    }

    /// <summary>Nothing where there is no policy, otherwise why it is not judged.</summary>
    public Verdict? Unread() =>
        Reading.Fault is { } fault ? Verdict.Open(On, $"{Property} cannot be read as a policy: {fault}.", Property)
        : Reading.IsUnknown ? Verdict.Open(On, $"{Property} is not known yet.", Property)
        : null;

    private static string Capital(string label) => char.ToUpperInvariant(label[0]) + label[1..];
}
