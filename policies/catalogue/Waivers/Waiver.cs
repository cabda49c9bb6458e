using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Waivers;

/// <summary>A breach that somebody answers for, until a day.</summary>
/// <param name="Rule">The identifier of a rule or of a proof.</param>
/// <param name="Resource">
/// Which resources: <c>stack/name</c> or a URN, with <c>*</c> and <c>?</c> as in IAM. For a proof: <c>estate</c>.
/// </param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Expires">The last day on which it counts.</param>
/// <param name="Line">Its line in the file.</param>
public sealed record Waiver(string Rule, string Resource, string Reason, string Owner, DateOnly Expires, int Line)
{
    /// <summary>Whether it speaks of a resource of a stack.</summary>
    public bool Covers(string stack, Resource resource) =>
        Wildcard.Matches(Resource, Resource.StartsWith("urn:", StringComparison.Ordinal) ? resource.Urn : $"{stack}/{resource.Name}");

    /// <summary>Whether it counts no more.</summary>
    public bool IsExpired(DateOnly today) => Expires < today;
}
