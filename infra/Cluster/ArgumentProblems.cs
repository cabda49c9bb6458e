namespace LandingZone.Cluster;

/// <summary>Collects what is wrong with a component's arguments, so that one run tells everything.</summary>
internal sealed class ArgumentProblems(string component, string name)
{
    private readonly List<string> _problems = [];

    /// <summary>What was noted.</summary>
    public IReadOnlyList<string> All => _problems;

    /// <summary>Notes a problem: what is wrong, the rule and the remedy.</summary>
    public void Add(string problem) => _problems.Add(problem);

    /// <summary>Notes <paramref name="problem"/> where <paramref name="found"/> is true.</summary>
    public void AddIf(bool found, string problem)
    {
        if (found)
        {
            Add(problem);
        }
    }

    /// <exception cref="ArgumentException">There is a problem; the message lists all of them.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            var list = string.Concat(_problems.Select(problem => $"\n- {problem}"));
            throw new ArgumentException($"{component} '{name}' cannot be made:{list}");
        }
    }
}
