using LandingZone.Cli.Reports;

namespace LandingZone.Cli.Checks.Formats;

/// <summary>A check for a merge request: the counts, a table of findings, and what is waived.</summary>
internal static class MarkdownFormat
{
    public static void Write(CheckReport report, TextWriter output)
    {
        output.WriteLine("# Policy check");
        output.WriteLine();
        output.WriteLine(
            $"**{TextFormat.Counts(report.Findings)}**, {report.Waived.Count} waived: {Wording.Count(report.Rules.Count, "rule")} over " +
            $"{Wording.Count(report.ResourceCount, "resource")} in {Wording.Count(report.Stacks.Count, "stack")}.");
        if (report.Findings.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("| severity | rule | resource | what is wrong | repair | place |");
            output.WriteLine("|---|---|---|---|---|---|");
            foreach (var finding in report.Findings)
            {
                var where = finding.Stack is null ? finding.Subject : $"{finding.Stack}/{finding.Subject}";
                var message = string.Join(" → ", finding.Steps.Prepend(finding.Message));
                output.WriteLine(
                    $"| {finding.Severity.Word()} | {finding.Id} {Cell(finding.Title)} | `{Cell(where)}` | {Cell(message)} | {Cell(finding.Repair)} " +
                    $"| {string.Join("<br>", finding.Places.Select(place => $"`{place}`"))} |");
            }
        }

        if (report.Proved.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("## Proved");
            output.WriteLine();
            foreach (var statement in report.Proved)
            {
                output.WriteLine($"- {statement}");
            }
        }

        if (report.Waived.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("## Waived");
            output.WriteLine();
            output.WriteLine("| rule | resource | findings | until | owner | reason |");
            output.WriteLine("|---|---|---|---|---|---|");
            foreach (var alike in report.Waived.GroupBy(finding => finding.Waiver!))
            {
                var waiver = alike.Key;
                output.WriteLine(
                    $"| {waiver.Rule} | `{Cell(waiver.Resource)}` | {alike.Count()} | {waiver.Expires:yyyy-MM-dd} | {Cell(waiver.Owner)} | {Cell(waiver.Reason)} |");
            }
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
