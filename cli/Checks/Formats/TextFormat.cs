using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;

namespace LandingZone.Cli.Checks.Formats;

/// <summary>A check for people: the worst first, equal findings together, then the counts.</summary>
internal static class TextFormat
{
    public static void Write(CheckReport report, bool showOpen, InkWriter ink)
    {
        foreach (var alike in report.Findings.GroupBy(finding => (finding.Severity, finding.Id)))
        {
            WriteAlike([.. alike], ink);
            ink.EndLine();
        }

        if (showOpen)
        {
            WriteOpen(report, ink);
        }

        WriteWaived(report, ink);
        WriteSummary(report, ink);
    }

    /// <summary>"2 high, 1 low", or "no findings".</summary>
    public static string Counts(IReadOnlyList<ReportedFinding> findings)
    {
        var counts = SeverityWords.WorstFirst
            .Select(severity => (severity, Count: findings.Count(finding => finding.Severity == severity)))
            .Where(entry => entry.Count > 0)
            .Select(entry => $"{entry.Count} {entry.severity.Word()}");
        return findings.Count == 0 ? "no findings" : string.Join(", ", counts);
    }

    private static void WriteAlike(IReadOnlyList<ReportedFinding> findings, InkWriter ink)
    {
        var first = findings[0];
        ink.Write($"{first.Severity.Word(),-8}  ", first.Severity.InkOf()).Write(first.Id, Ink.Name).Write($"  {first.Title}").EndLine();
        foreach (var finding in findings)
        {
            var where = finding.Stack is null ? finding.Subject : $"{finding.Stack}/{finding.Subject}";
            ink.Write($"   {where}", Ink.Name).Write(finding.Type is null ? "" : $"  {finding.Type}", Ink.Faint).EndLine();
            ink.Write($"      {finding.Message}").EndLine();
            foreach (var step in finding.Steps)
            {
                ink.Write($"        {step}", Ink.Faint).EndLine();
            }

            ink.Write($"      {string.Join("  ", finding.Places)}", Ink.Faint).EndLine();
        }

        ink.Write("   why     ", Ink.Faint).Write(first.Why).EndLine();
        ink.Write("   repair  ", Ink.Faint).Write(first.Repair).EndLine();
    }

    private static void WriteOpen(CheckReport report, InkWriter ink)
    {
        foreach (var open in report.Open)
        {
            ink.Write("open      ", Ink.Faint).Write(open.Rule.Facts.Id, Ink.Name)
                .Write($"  {open.Stack}/{open.Resource.Name}: {open.Message}").EndLine();
        }

        if (report.Open.Count > 0)
        {
            ink.EndLine();
        }
    }

    private static void WriteWaived(CheckReport report, InkWriter ink)
    {
        foreach (var alike in report.Waived.GroupBy(finding => finding.Waiver!))
        {
            var waiver = alike.Key;
            ink.Write("waived    ", Ink.Faint).Write(waiver.Rule, Ink.Name)
                .Write($"  {waiver.Resource} ({Wording.Count(alike.Count(), "finding")}) until {waiver.Expires:yyyy-MM-dd}, {waiver.Owner}: ")
                .Write(waiver.Reason, Ink.Faint).EndLine();
        }

        if (report.Waived.Count > 0)
        {
            ink.EndLine();
        }
    }

    private static void WriteSummary(CheckReport report, InkWriter ink)
    {
        var open = report.Open.Count == 0 ? "" : $", {report.Open.Count} not known yet";
        ink.Write(
            $"{Counts(report.Findings)}, {report.Waived.Count} waived{open}",
            report.Findings.Count == 0 ? Ink.Good : report.Findings[0].Severity.InkOf());
        var proofs = report.Proved.Count == 0 ? "" : $", {Wording.Count(report.Proved.Count, "statement")} proved";
        ink.Write(
            $": {Wording.Count(report.Rules.Count, "rule")} over {Wording.Count(report.ResourceCount, "resource")} " +
            $"in {Wording.Count(report.Stacks.Count, "stack")}{proofs}, {Wording.Seconds(report.Elapsed)}",
            Ink.Faint).EndLine();
    }
}
