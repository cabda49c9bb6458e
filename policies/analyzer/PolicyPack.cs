using System.Reflection;
using LandingZone.Policies.Analyzer.Messages;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Analyzer;

/// <summary>The rules as Pulumi's engine knows them: policies with an enforcement level and a configuration each.</summary>
internal sealed class PolicyPack
{
    /// <summary>The name in <c>PulumiPolicy.yaml</c>.</summary>
    public const string Name = "landing-zone";

    // Replaced as a whole, so that a call sees one configuration from its beginning to its end.
    private volatile PackConfiguration _configuration = PackConfiguration.Default;

    /// <summary>The version of the pack.</summary>
    public static string Version { get; } =
        typeof(PolicyPack).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Takes the levels and options that the engine read from the user's configuration. What it does not name keeps its default.</summary>
    /// <exception cref="GrpcException">It names an unknown rule or option, or a value of another kind. Then nothing changes.</exception>
    public void Configure(ConfigureAnalyzerRequest request) => _configuration = PackConfiguration.Of(request);

    /// <summary>What there is.</summary>
    public static AnalyzerInfo Describe() => new()
    {
        Name = Name,
        DisplayName = "Landing zone",
        Description = "The rules of a bank-grade cloud ML landing zone on AWS.",
        Version = Version,
        SupportsConfig = true,
        Policies = { RuleCatalogue.All.Select(PolicyDescription.Of) },
    };

    /// <summary>The rules of one resource.</summary>
    public AnalyzeResponse Analyze(Resource resource)
    {
        var configuration = _configuration;
        return Answer(configuration.Runner.CheckResource(resource), configuration);
    }

    /// <summary>The rules of a whole stack.</summary>
    public AnalyzeResponse AnalyzeStack(StackResources stack)
    {
        var configuration = _configuration;
        return Answer(configuration.Runner.CheckTogether(stack), configuration);
    }

    private static AnalyzeResponse Answer(IReadOnlyList<(Rule Rule, Verdict Verdict)> verdicts, PackConfiguration configuration) => new()
    {
        Diagnostics =
        {
            verdicts.Where(entry => entry.Verdict.IsBreach).Select(entry => new AnalyzeDiagnostic
            {
                PolicyName = entry.Rule.Facts.Id,
                PolicyPackName = Name,
                PolicyPackVersion = Version,
                Description = entry.Rule.Facts.Demand,
                Message = $"{entry.Verdict.Message} {entry.Rule.Facts.Repair}",
                EnforcementLevel = configuration.LevelOf(entry.Rule),
                Urn = entry.Verdict.On.Urn,
                Severity = PolicyDescription.SeverityOf(entry.Rule),
            }),
        },
        // A value that is not known yet is no breach, and the rule has not passed either: it could not be applied.
        NotApplicable =
        {
            verdicts.Where(entry => !entry.Verdict.IsBreach).Select(entry => new PolicyNotApplicable
            {
                PolicyName = entry.Rule.Facts.Id,
                Reason = $"{entry.Verdict.On.Name}: {entry.Verdict.Message}",
            }),
        },
    };
}
