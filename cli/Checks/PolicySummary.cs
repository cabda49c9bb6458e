using LandingZone.Cli.Checks.Formats;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;
using LandingZone.Policies.Waivers;

namespace LandingZone.Cli.Checks;

/// <summary>What the rules say of a preview, in a line: the check itself tells the rest, and proves statements about the estate.</summary>
/// <param name="BySeverity">How many findings there are of each severity, the worst first; severities without one are left out.</param>
/// <param name="Waived">How many are waived.</param>
/// <param name="Open">How many questions have no answer before a value is known.</param>
internal sealed record PolicySummary(IReadOnlyList<(Severity Severity, int Count)> BySeverity, int Waived, int Open)
{
    /// <summary>Runs the rules over the stacks that were asked for and could be previewed.</summary>
    /// <exception cref="RuleFailedException">A rule broke.</exception>
    /// <exception cref="UsageException">The waivers are wrong.</exception>
    public static PolicySummary Of(IReadOnlyList<StackPreview> previews, ProjectFile project, Surroundings surroundings)
    {
        var policies = PolicyFolder.Read(null, null, project, surroundings);
        var runner = new RuleRunner(RuleCatalogue.All);
        var checks = previews.Where(preview => preview is { IsRequested: true, Status: StackStatus.Succeeded })
            .AsParallel().AsOrdered().Select(preview => runner.Check(PlannedStack.Of(preview.Plan!))).ToList();
        var review = WaiverReview.Of(
            checks.SelectMany(check => check.Breaches), [], policies.Waivers, DateOnly.FromDateTime(surroundings.Clock.GetLocalNow().DateTime));
        return new PolicySummary(
            [
                .. SeverityWords.WorstFirst
                    .Select(severity => (severity, review.Remaining.Count(finding => finding.Rule.Facts.Severity == severity)))
                    .Where(entry => entry.Item2 > 0),
            ],
            review.Waived.Count,
            checks.Sum(check => check.Open.Count));
    }

    /// <summary>Loads the rules and whatever they share, by asking them about nothing.</summary>
    public static void Prepare() => new RuleRunner(RuleCatalogue.All).Check(new StackResources("nothing", []));

    /// <summary>"2 high, 1 low, 3 waived", or "no findings".</summary>
    public override string ToString() => string.Join(
        ", ",
        [
            .. BySeverity.Count == 0 ? ["no findings"] : BySeverity.Select(entry => $"{entry.Count} {entry.Severity.Word()}"),
            .. Waived == 0 ? Array.Empty<string>() : [$"{Waived} waived"],
            .. Open == 0 ? Array.Empty<string>() : [$"{Open} not known yet"],
        ]);
}
