using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>A rule about pods, in whatever kind of object they are described.</summary>
/// <param name="facts">What there is to know of the rule.</param>
/// <param name="others">Further types at which it looks, in <see cref="CheckOther"/>.</param>
internal abstract class PodRule(RuleFacts facts, params string[] others) : ResourceRule(facts, [.. PodKinds.Types, .. others])
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        if (!PodKinds.Places.ContainsKey(resource.Type))
        {
            foreach (var verdict in CheckOther(resource, settings))
            {
                yield return verdict;
            }

            yield break;
        }

        foreach (var pod in PodTemplate.Of(resource))
        {
            foreach (var part in pod.UnknownParts)
            {
                yield return Verdict.Open(resource, $"{part} is not known yet.", part);
            }

            foreach (var verdict in pod.Spec.IsUnknown ? [] : Check(pod, settings))
            {
                yield return verdict;
            }
        }
    }

    /// <summary>Checks a pod whose specification is known, at least in part.</summary>
    protected abstract IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings);

    /// <summary>Checks a resource of one of the further types.</summary>
    protected virtual IEnumerable<Verdict?> CheckOther(Resource resource, RuleSettings settings) => [];
}
