using LandingZone.Cli.Checks;
using LandingZone.Cli.Commands;
using LandingZone.Cli.Previews;

namespace LandingZone.Cli.Reports;

/// <summary>What a preview has to show, whatever the form.</summary>
internal sealed class EstateReport
{
    /// <param name="previews">The stacks in dependency order, those that were only run for others among them.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="elapsed">Wall time from the reading of the settings to the last plan.</param>
    public EstateReport(IEnumerable<StackPreview> previews, PreviewRequest request, TimeSpan elapsed)
    {
        Stacks = [.. previews.Select(preview => new ReportedStack(preview, preview.Plan is null ? null : TreeNode.Of(preview.Plan)))];
        (Request, Elapsed) = (request, elapsed);
    }

    /// <summary>The stacks in dependency order.</summary>
    public IReadOnlyList<ReportedStack> Stacks { get; }

    /// <summary>The stacks that were asked for.</summary>
    public IEnumerable<ReportedStack> Requested => Stacks.Where(stack => stack.Preview.IsRequested);

    /// <summary>What was asked for.</summary>
    public PreviewRequest Request { get; }

    /// <summary>Wall time from the reading of the settings to the last plan.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>What the rules say; null where they were not asked.</summary>
    public PolicySummary? Policies { get; init; }

    /// <summary>Whether every stack that was run could be previewed.</summary>
    public bool Succeeded => Stacks.All(stack => stack.Preview.Status == StackStatus.Succeeded);
}
