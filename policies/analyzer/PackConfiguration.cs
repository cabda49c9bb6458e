using LandingZone.Policies.Analyzer.Messages;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Analyzer;

/// <summary>Which rules run, how strictly, and with which options.</summary>
internal sealed class PackConfiguration
{
    private readonly IReadOnlyDictionary<string, EnforcementLevel> _levels;

    private PackConfiguration(IReadOnlyDictionary<string, EnforcementLevel> levels, IReadOnlyDictionary<string, Resources.Value> options)
    {
        _levels = levels;
        Runner = new RuleRunner(RuleCatalogue.All.Where(rule => LevelOf(rule) != EnforcementLevel.Disabled), options);
    }

    /// <summary>Every rule as it is.</summary>
    public static PackConfiguration Default { get; } = new(new Dictionary<string, EnforcementLevel>(), new Dictionary<string, Resources.Value>());

    /// <summary>Runs the rules that are not disabled.</summary>
    public RuleRunner Runner { get; }

    /// <summary>How strict a rule is.</summary>
    public EnforcementLevel LevelOf(Rule rule) =>
        _levels.TryGetValue(rule.Facts.Id, out var level) ? level : PolicyDescription.DefaultLevelOf(rule);

    /// <summary>What the engine sends.</summary>
    /// <exception cref="GrpcException">Something in it is wrong; the message has every fault.</exception>
    public static PackConfiguration Of(ConfigureAnalyzerRequest request)
    {
        var levels = new Dictionary<string, EnforcementLevel>(StringComparer.Ordinal);
        var options = new Dictionary<string, Resources.Value>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (id, config) in request.PolicyConfig.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (RuleCatalogue.Find(id) is not { } rule)
            {
                faults.Add($"{id}: there is no such policy; docs/policies.md lists them.");
                continue;
            }

            if (config.EnforcementLevel == EnforcementLevel.Remediate)
            {
                faults.Add($"{id}: it can be advisory, mandatory or disabled; it does not remediate.");
            }

            levels.Add(id, config.EnforcementLevel);
            options.Add(id, WireValues.Of(config.Properties));
            faults.AddRange(RuleConfiguration.FaultsOf(rule.Facts, options[id]));
        }

        return faults.Count == 0 ? new PackConfiguration(levels, options) : throw new GrpcException(GrpcStatus.InvalidArgument, string.Join("\n", faults));
    }
}
