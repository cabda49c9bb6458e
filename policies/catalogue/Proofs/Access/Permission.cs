using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>A statement of a policy, prepared for questions with patterns on both sides.</summary>
internal sealed class Permission
{
    private readonly IReadOnlyList<string>? _actions;
    private readonly IReadOnlyList<string>? _notActions;
    private readonly IReadOnlyList<string>? _resources;
    private readonly IReadOnlyList<string>? _notResources;

    /// <summary>Prepares a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="policy">How a message calls its policy, such as "its policy 'rights'".</param>
    /// <param name="urn">The resource that holds it, or null.</param>
    public Permission(PolicyStatement statement, string policy, string? urn)
    {
        Statement = statement;
        Policy = policy;
        Urn = urn;
        _actions = statement.Actions;
        _notActions = statement.NotActions;

        // Of a resource that depends on the request an Allow may mean any; a Deny counts only for what it means for certain.
        _resources = statement.IsAllow ? Widened(statement.Resources) : statement.Resources?.Where(Certain).ToList();
        _notResources = statement.IsAllow ? statement.NotResources?.Where(Certain).ToList() : Widened(statement.NotResources);
        Demands = [.. statement.Conditions.Select(ConditionReading.Read)];

        static bool Certain(string pattern) => !PolicyVariables.Has(pattern);
        static IReadOnlyList<string>? Widened(IReadOnlyList<string>? patterns) => patterns is null ? null : [.. patterns.Select(PolicyVariables.Widen)];
    }

    /// <summary>The statement.</summary>
    public PolicyStatement Statement { get; }

    /// <summary>How a message calls its policy.</summary>
    public string Policy { get; }

    /// <summary>The resource that holds it, or null.</summary>
    public string? Urn { get; }

    /// <summary>What its conditions demand; all must be met.</summary>
    public IReadOnlyList<KeyDemand> Demands { get; }

    /// <summary>How a message calls it.</summary>
    public string Label => $"{Statement.Label} of {Policy}";

    /// <summary>The part of an action pattern that it speaks of, or null.</summary>
    public string? MeetAction(string action) =>
        _actions is not null ? First(_actions, action, ignoreCase: true)
        : (_notActions ?? []).Any(pattern => Patterns.Covers(pattern, action, ignoreCase: true)) ? null
        : action;

    /// <summary>The parts of a resource pattern that it speaks of.</summary>
    public IEnumerable<string> MeetResources(string resource)
    {
        if (_resources is not null)
        {
            foreach (var pattern in _resources)
            {
                if (Patterns.Meet(pattern, resource) is { } met)
                {
                    yield return met;
                }
            }
        }
        else if (!(_notResources ?? []).Any(pattern => Patterns.Covers(pattern, resource)))
        {
            yield return resource;
        }
    }

    /// <summary>Whether it speaks of every action and resource that the patterns stand for.</summary>
    public bool Covers(string action, string resource) =>
        (_actions?.Any(pattern => Patterns.Covers(pattern, action, ignoreCase: true))
            ?? !(_notActions ?? []).Any(pattern => Patterns.Overlap(pattern, action, ignoreCase: true)))
        && (_resources?.Any(pattern => Patterns.Covers(pattern, resource))
            ?? !(_notResources ?? []).Any(pattern => Patterns.Overlap(pattern, resource)));

    private static string? First(IReadOnlyList<string> patterns, string action, bool ignoreCase)
    {
        string? best = null;
        foreach (var pattern in patterns)
        {
            if (Patterns.Meet(pattern, action, ignoreCase) is { } met)
            {
                if (met == action)
                {
                    return met;
                }

                best ??= met;
            }
        }

        return best;
    }
}
