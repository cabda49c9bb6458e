using System.Globalization;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Proofs;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;
using LandingZone.Policies.Waivers;

namespace LandingZone.Cli.Checks;

/// <summary>Runs rules and proofs over stacks and holds what they say against the waivers.</summary>
/// <param name="policies">What people decided.</param>
/// <param name="clock">Tells the day, on which waivers must still count, and the time it took.</param>
internal sealed class EstateCheck(PolicyFolder policies, TimeProvider clock)
{
    /// <summary>Checks stacks.</summary>
    /// <param name="stacks">The stacks.</param>
    /// <param name="isWholeEstate">
    /// Whether these are all: only then can statements about the estate be proved, and can it be said that a waiver is for nothing.
    /// </param>
    /// <exception cref="RuleFailedException">A rule broke.</exception>
    /// <exception cref="UsageException">A statement to prove speaks of nothing in the estate.</exception>
    public CheckReport Run(IReadOnlyList<CheckedStack> stacks, bool isWholeEstate)
    {
        var started = clock.GetTimestamp();
        var runner = policies.Config.Runner();
        var proving = isWholeEstate && policies.Statements.Count > 0
            ? Task.Run(() => ProofRunner.Run(new Estate([.. stacks.Select(stack => stack.Resources)]), policies.Statements))
            : Task.FromResult(new ProofRun([], []));
        var checks = stacks.Select(stack => runner.Check(stack.Resources)).ToList();
        var proofs = proving.GetAwaiter().GetResult();
        if (proofs.Problems.Count > 0)
        {
            throw new UsageException(string.Join(Environment.NewLine, proofs.Problems.Select(problem => problem.ToString())));
        }

        var byStack = stacks.ToDictionary(stack => stack.Resources.Name, StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var review = WaiverReview.Of(
            checks.SelectMany(check => check.Breaches),
            [.. proofs.Proofs.Where(proof => proof.Outcome != ProofOutcome.Holds).Select(proof => proof.Id)],
            policies.Waivers,
            today);
        var failing = proofs.Proofs.Where(proof => proof.Outcome != ProofOutcome.Holds)
            .Select(proof => (Proof: proof, Waiver: review.WaivedProofs.GetValueOrDefault(proof.Id))).ToList();
        var elapsed = clock.GetElapsedTime(started);
        var findings = review.Remaining.Select(finding => Reported(finding, byStack[finding.Stack]))
            .Concat(failing.Where(entry => entry.Waiver is null).Select(entry => Reported(entry.Proof)))
            .Concat(review.Expired.Select(Expired))
            .Concat(isWholeEstate ? review.Unused.Select(Unused) : []);
        return new CheckReport
        {
            Stacks = [.. stacks.Select(stack => stack.Resources.Name)],
            ResourceCount = stacks.Sum(stack => stack.Resources.All.Count(IsManaged)),
            Rules = policies.Config.Rules,
            Proved = [.. proofs.Proofs.Where(proof => proof.Outcome == ProofOutcome.Holds).Select(proof => proof.Statement)],
            Findings = [.. findings.OrderByDescending(finding => finding.Severity)],
            Waived =
            [
                .. review.Waived.Select(entry => Reported(entry.Finding, byStack[entry.Finding.Stack]) with { Waiver = entry.Waiver }),
                .. failing.Where(entry => entry.Waiver is not null).Select(entry => Reported(entry.Proof) with { Waiver = entry.Waiver }),
            ],
            Open = [.. checks.SelectMany(check => check.Open)],
            Elapsed = elapsed,
        };
    }

    /// <summary>What a provider manages: neither components nor providers.</summary>
    private static bool IsManaged(Resource resource) =>
        resource.IsCustom && !resource.IsExternal && !resource.Type.StartsWith("pulumi:", StringComparison.Ordinal);

    private static ReportedFinding Reported(Finding finding, CheckedStack stack) => new()
    {
        Kind = FindingKind.Rule,
        Id = finding.Rule.Facts.Id,
        Title = finding.Rule.Facts.Title,
        Severity = finding.Rule.Facts.Severity,
        Stack = finding.Stack,
        Subject = finding.Resource.Name,
        Type = finding.Resource.Type,
        Urn = finding.Resource.Urn,
        Property = finding.Property,
        Message = finding.Message,
        Why = finding.Rule.Facts.Why,
        Repair = finding.Rule.Facts.Repair,
        Places = stack.Places.Of(stack.Resources, finding.Resource),
    };

    private static ReportedFinding Reported(Proof proof)
    {
        var fails = proof.Outcome == ProofOutcome.Fails;
        var further = proof.FurtherWays == 0 ? "" : $" There are {proof.FurtherWays} more ways like the one below.";
        return new()
        {
            Kind = FindingKind.Proof,
            Id = proof.Id,
            Title = proof.Statement,
            Severity = Severity.High,
            Subject = "estate",
            Message = fails ? $"This does not hold.{further}" : "This is not decided.",
            Steps = fails ? [.. proof.Counterexample.Select(step => step.Urn is null ? step.Text : $"{step.Text} ({step.Urn})")] : proof.Reasons,
            Why = fails
                ? "A promise about the estate is broken; the steps below show one way."
                : "What the prover does not model is never taken for safe.",
            Repair = fails
                ? "Cut one of the steps, or change the statement where it promises too much."
                : "Write the policies without what is named below, or narrow the statement.",
            Places = [PlaceOf(proof.Place)],
        };
    }

    private static Place PlaceOf(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon > 0 && int.TryParse(place.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new Place(place[..colon].Replace('\\', '/'), line)
            : new Place("policies/proofs.yaml", 1);
    }

    private ReportedFinding Expired(Waiver waiver) => AboutWaiver(
        waiver,
        "WAIVER-EXPIRED",
        "A waiver's day is over",
        string.Create(CultureInfo.InvariantCulture, $"The waiver of {waiver.Rule} for '{waiver.Resource}' counted until {waiver.Expires:yyyy-MM-dd}."),
        "What it waived counts again; if it is still accepted, somebody has to say so again.",
        $"Mend what it waived and take it out, or agree a new day with {waiver.Owner}.");

    private ReportedFinding Unused(Waiver waiver) => AboutWaiver(
        waiver,
        "WAIVER-UNUSED",
        "A waiver matches nothing",
        $"The waiver of {waiver.Rule} for '{waiver.Resource}' matches no finding.",
        "A waiver for nothing would hide the next real finding that happens to fit it.",
        "Take it out, or correct its resource.");

    private ReportedFinding AboutWaiver(Waiver waiver, string id, string title, string message, string why, string repair) => new()
    {
        Kind = FindingKind.Waiver,
        Id = id,
        Title = title,
        Severity = Severity.Medium,
        Subject = $"{waiver.Rule} {waiver.Resource}",
        Message = message,
        Why = why,
        Repair = repair,
        Places = [new Place(policies.WaiverFile, waiver.Line)],
    };
}
