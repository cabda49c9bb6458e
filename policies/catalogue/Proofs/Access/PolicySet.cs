using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Statements that count together: all of an identity, of a boundary, of a resource.</summary>
internal sealed class PolicySet
{
    private readonly List<Permission> _allows = [];
    private readonly List<Permission> _denies = [];
    private readonly List<string> _unknown = [];
    private readonly List<string> _unknownDenies = [];
    private readonly Dictionary<string, IReadOnlyList<Permission>> _byAction = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The statements that allow.</summary>
    public IReadOnlyList<Permission> Allows => _allows;

    /// <summary>The statements that deny.</summary>
    public IReadOnlyList<Permission> Denies => _denies;

    /// <summary>Whether something of them is not known or not modelled, so that a second look may say more than the first.</summary>
    public bool LeavesOpen { get; private set; }

    /// <summary>What is not known of them, each as the end of "not decided: ...".</summary>
    public IReadOnlyList<string> Unknown => _unknown;

    /// <summary>What of that could also deny something.</summary>
    public IReadOnlyList<string> UnknownDenies => _unknownDenies;

    /// <summary>Whether a condition asks by which endpoint or from which network a request comes.</summary>
    public bool AsksForEndpoint { get; private set; }

    /// <summary>Adds a policy.</summary>
    public void Add(PolicyReading reading, string policy, string? urn)
    {
        if (reading.IsUnknown)
        {
            AddUnknown($"{policy} is not known yet");
        }
        else if (reading.Fault is { } fault)
        {
            AddUnknown($"{policy} cannot be read: {fault}");
        }

        foreach (var statement in reading.Document?.Statements ?? [])
        {
            Add(new Permission(statement, policy, urn));
        }
    }

    /// <summary>Adds a statement.</summary>
    public void Add(Permission permission)
    {
        (permission.Statement.IsAllow ? _allows : _denies).Add(permission);
        _byAction.Clear();
        LeavesOpen |= permission.Demands.Any(demand => demand.NotModelled is not null)
            || (permission.Statement.Principals ?? []).Any(principal => principal.Kind == "CanonicalUser" || (principal is { Kind: "AWS", Account: null, IsEverybody: false }));
        AsksForEndpoint |= permission.Statement.Conditions.Any(condition => condition.IsOn("aws:SourceVpce") || condition.IsOn("aws:SourceVpc"));
    }

    /// <summary>Adds something that is not known.</summary>
    /// <param name="what">What, as the end of "not decided: ...".</param>
    /// <param name="couldDeny">Whether it could also deny. AWS's own policies for roles only allow.</param>
    public void AddUnknown(string what, bool couldDeny = true)
    {
        _unknown.Add(what);
        LeavesOpen = true;
        if (couldDeny)
        {
            _unknownDenies.Add(what);
        }
    }

    /// <summary>The statements that allow an action: most policies say nothing of most.</summary>
    public IReadOnlyList<Permission> AllowsOf(string action)
    {
        if (!_byAction.TryGetValue(action, out var found))
        {
            found = [.. _allows.Where(permission => permission.MeetAction(action) is not null)];
            _byAction.Add(action, found);
        }

        return found;
    }
}
