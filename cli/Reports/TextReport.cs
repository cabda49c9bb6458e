using LandingZone.Cli.Checks.Formats;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Terminals;

namespace LandingZone.Cli.Reports;

/// <summary>The preview for people: a tree per stack, what it gives out, and the totals.</summary>
internal static class TextReport
{
    public static void Write(EstateReport report, InkWriter ink)
    {
        foreach (var stack in report.Requested)
        {
            WriteStack(stack, report.Request.ShowEveryResource, ink);
            ink.EndLine();
        }

        WriteTotals(report, ink);
    }

    private static void WriteStack(ReportedStack stack, bool everyResource, InkWriter ink)
    {
        var preview = stack.Preview;
        ink.Write(preview.Name, Ink.Name);
        switch (preview.Status)
        {
            case StackStatus.Failed:
                ink.Write("  failed", Ink.Bad).EndLine();
                return;
            case StackStatus.Skipped:
                ink.Write($"  skipped: it reads from {string.Join(", ", preview.MissingReferences)}", Ink.Warning).EndLine();
                return;
        }

        var reads = preview.References.Count == 0 ? "" : $", reads from {string.Join(", ", preview.References)}";
        ink.Write($"  {Totals([stack])} ({Wording.Seconds(preview.Elapsed)}){reads}", Ink.Faint).EndLine();
        if (stack.Tree is { } tree)
        {
            ResourceTree.Write(tree, everyResource, ink);
        }

        OutputList.Write(preview.Outputs, ink);
    }

    private static void WriteTotals(EstateReport report, InkWriter ink)
    {
        if (report.Policies is { } policies)
        {
            var colour = policies.BySeverity.Count == 0 ? Ink.Faint : policies.BySeverity[0].Severity.InkOf();
            ink.Write($"Policies: {policies}", colour).Write(" (landing-zone check tells more)", Ink.Faint).EndLine();
        }

        var others = report.Stacks.Where(stack => !stack.Preview.IsRequested).Select(stack => stack.Preview.Name).ToList();
        if (others.Count > 0)
        {
            var them = others.Count == 1 ? "it" : "them";
            ink.Write($"Also run, because a stack above reads from {them}: {string.Join(", ", others)}", Ink.Faint).EndLine();
        }

        var plans = report.Stacks.Count(stack => stack.Preview.PlanFile is not null);
        if (plans > 0)
        {
            ink.Write($"{Wording.Count(plans, "plan")} written to {report.Request.PlanFolder}", Ink.Faint).EndLine();
        }

        var shown = report.Requested.ToList();
        var verb = report.Request.Simulate ? "simulated" : "previewed";
        var totals = $"{Wording.Count(shown.Count, "stack")}, {Totals(shown)}, {verb} in {Wording.Seconds(report.Elapsed)}";
        if (report.Succeeded)
        {
            ink.Write(totals, Ink.Good).EndLine();
            return;
        }

        var failed = report.Stacks.Count(stack => stack.Preview.Status == StackStatus.Failed);
        var skipped = report.Stacks.Count(stack => stack.Preview.Status == StackStatus.Skipped);
        ink.Write($"{totals}; {failed} failed, {skipped} skipped", Ink.Bad).EndLine();
    }

    private static string Totals(IReadOnlyCollection<ReportedStack> stacks) =>
        $"{Wording.Count(stacks.Sum(stack => stack.ResourceCount), "resource")} in " +
        Wording.Count(stacks.Sum(stack => stack.ComponentCount), "component");
}
