namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// The condition keys of a request that is looked for. What principal, resource and way fix is fixed; everything else is open, and
/// each demand that is met narrows it. Immutable.
/// </summary>
internal sealed class RequestContext
{
    private readonly RequestFacts _facts;
    private readonly Dictionary<string, KeyValues> _narrowed;

    /// <summary>A request of which only the facts are known.</summary>
    public RequestContext(RequestFacts facts)
        : this(facts, new Dictionary<string, KeyValues>(StringComparer.OrdinalIgnoreCase), [])
    {
    }

    private RequestContext(RequestFacts facts, Dictionary<string, KeyValues> narrowed, IReadOnlyList<string> assumed)
    {
        _facts = facts;
        _narrowed = narrowed;
        Assumed = assumed;
    }

    /// <summary>What had to be assumed to come here, each as the end of "not decided: ...".</summary>
    public IReadOnlyList<string> Assumed { get; }

    /// <summary>The values that a key can still have.</summary>
    public KeyValues this[string key] => _narrowed.TryGetValue(key, out var values) ? values : _facts[key];

    /// <summary>This context with a demand met, or null where that cannot be.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="strict">Whether a demand that the prover does not model counts as one that cannot be met, not as an assumption.</param>
    public RequestContext? With(KeyDemand demand, bool strict)
    {
        if (demand.NotModelled is { } reason)
        {
            return strict ? null : Assuming(reason);
        }

        return this[demand.Key].With(demand) is not { } values ? null
            : new RequestContext(_facts, new Dictionary<string, KeyValues>(_narrowed, StringComparer.OrdinalIgnoreCase) { [demand.Key] = values }, Assumed);
    }

    /// <summary>This context with all demands met, or null.</summary>
    public RequestContext? With(IReadOnlyList<KeyDemand> demands, bool strict)
    {
        var context = this;
        foreach (var demand in demands)
        {
            context = context.With(demand, strict);
            if (context is null)
            {
                return null;
            }
        }

        return context;
    }

    /// <summary>This context with an assumption more.</summary>
    public RequestContext Assuming(string reason) =>
        Assumed.Contains(reason) ? this : new RequestContext(_facts, _narrowed, [.. Assumed, reason]);

    /// <summary>Whether a demand can still be met.</summary>
    public bool Allows(KeyDemand demand) => demand.NotModelled is not null || this[demand.Key].Allows(demand);

    /// <summary>
    /// This context with every Deny that speaks of the request made not to hold, each by missing one of its conditions; null where one
    /// of them holds whatever the request looks like.
    /// </summary>
    public RequestContext? Avoiding(IReadOnlyList<Permission> denies, bool strict, int from = 0)
    {
        var context = this;
        for (var i = from; i < denies.Count; i++)
        {
            var demands = denies[i].Demands;
            if (demands.Any(demand => !context.Allows(demand)))
            {
                continue;
            }

            foreach (var demand in demands)
            {
                if (context.With(demand.Opposite(), strict) is { } escaped && escaped.Avoiding(denies, strict, i + 1) is { } solved)
                {
                    return solved;
                }
            }

            return null;
        }

        return context;
    }
}
