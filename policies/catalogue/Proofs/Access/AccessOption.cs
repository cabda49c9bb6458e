namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// A set of statements that together would allow a request, with the part of the request that all of them speak of. Grows statement
/// by statement.
/// </summary>
internal sealed record AccessOption(string Action, string Resource, RequestContext Context, IReadOnlyList<ProofStep> Steps)
{
    /// <summary>This option with a statement more; one option for each part of the resource that it speaks of.</summary>
    public IEnumerable<AccessOption> With(Permission permission, Func<string, string, string> sentence, bool strict)
    {
        if (permission.MeetAction(Action) is not { } action || Context.With(permission.Demands, strict) is not { } context)
        {
            yield break;
        }

        foreach (var resource in permission.MeetResources(Resource))
        {
            yield return new AccessOption(action, resource, context, [.. Steps, new ProofStep(sentence(action, resource), permission.Urn)]);
        }
    }

    /// <summary>This option with assumptions instead of a statement.</summary>
    public AccessOption Assuming(IEnumerable<string> reasons, ProofStep step) =>
        this with { Context = reasons.Aggregate(Context, (context, reason) => context.Assuming(reason)), Steps = [.. Steps, step] };
}
