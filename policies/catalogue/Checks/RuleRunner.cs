using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Checks;

/// <summary>Runs rules. Which rules look at which type stands in a table that is made once.</summary>
public sealed class RuleRunner
{
    private readonly Dictionary<string, List<(ResourceRule Rule, RuleSettings Settings)>> _byType = new(StringComparer.Ordinal);
    private readonly List<(StackRule Rule, RuleSettings Settings)> _stackRules = [];
    private readonly Dictionary<Rule, int> _order = [];

    /// <summary>Prepares some rules.</summary>
    /// <param name="rules">The rules to run.</param>
    /// <param name="configured">The options of rules by identifier, each a map; a rule that is not named has its defaults.</param>
    public RuleRunner(IEnumerable<Rule> rules, IReadOnlyDictionary<string, Value>? configured = null)
    {
        foreach (var rule in rules)
        {
            var settings = new RuleSettings(rule.Facts, configured?.GetValueOrDefault(rule.Facts.Id) ?? Value.Absent);
            _order.Add(rule, _order.Count);
            if (rule is StackRule stackRule)
            {
                _stackRules.Add((stackRule, settings));
                continue;
            }

            var resourceRule = (ResourceRule)rule;
            foreach (var type in resourceRule.Types)
            {
                if (!_byType.TryGetValue(type, out var list))
                {
                    _byType.Add(type, list = []);
                }

                list.Add((resourceRule, settings));
            }
        }
    }

    /// <summary>All rules, on one stack.</summary>
    /// <exception cref="RuleFailedException">A rule broke.</exception>
    public StackCheck Check(StackResources stack)
    {
        var verdicts = new List<(Rule Rule, Verdict Verdict)>();
        foreach (var resource in stack.All)
        {
            verdicts.AddRange(CheckResource(resource));
        }

        verdicts.AddRange(CheckTogether(stack));

        // A stable sort: within a rule the order of the resources stays.
        var findings = verdicts
            .OrderBy(entry => _order[entry.Rule])
            .Select(entry => (entry.Verdict.IsBreach, Finding: Found(entry.Rule, stack.Name, entry.Verdict)))
            .ToList();
        return new StackCheck(
            [.. findings.Where(entry => entry.IsBreach).Select(entry => entry.Finding)],
            [.. findings.Where(entry => !entry.IsBreach).Select(entry => entry.Finding)]);
    }

    /// <summary>The rules that need one resource only, on one.</summary>
    /// <exception cref="RuleFailedException">A rule broke.</exception>
    public IReadOnlyList<(Rule Rule, Verdict Verdict)> CheckResource(Resource resource) =>
        !_byType.TryGetValue(resource.Type, out var rules)
            ? []
            : [.. rules.SelectMany(entry => Run(entry.Rule, resource.Urn, () => entry.Rule.Check(resource, entry.Settings)))];

    /// <summary>The rules that need a whole stack, on one.</summary>
    /// <exception cref="RuleFailedException">A rule broke.</exception>
    public IReadOnlyList<(Rule Rule, Verdict Verdict)> CheckTogether(StackResources stack) =>
        [.. _stackRules.SelectMany(entry => Run(entry.Rule, $"stack {stack.Name}", () => entry.Rule.Check(stack, entry.Settings)))];

    private static Finding Found(Rule rule, string stack, Verdict verdict) =>
        new(rule, stack, verdict.On, verdict.Message, verdict.Property);

    private static List<(Rule Rule, Verdict Verdict)> Run(Rule rule, string where, Func<IEnumerable<Verdict?>> check)
    {
        try
        {
            return [.. check().OfType<Verdict>().Select(verdict => (rule, verdict))];
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            throw new RuleFailedException($"Rule {rule.Facts.Id} failed on {where}: {problem.Message}", problem);
        }
    }
}
