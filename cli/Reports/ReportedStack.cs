using LandingZone.Cli.Previews;

namespace LandingZone.Cli.Reports;

/// <summary>A stack as a report shows it.</summary>
/// <param name="Preview">What came of it.</param>
/// <param name="Tree">What it declares; null when it was skipped or failed before it declared anything.</param>
internal sealed record ReportedStack(StackPreview Preview, TreeNode? Tree)
{
    /// <summary>How many managed resources it declares.</summary>
    public int ResourceCount => Tree?.ResourceCount ?? 0;

    /// <summary>How many components it declares.</summary>
    public int ComponentCount => Tree?.ComponentCount ?? 0;
}
