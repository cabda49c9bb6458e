using LandingZone.Engine;

namespace LandingZone.Cli.Previews;

/// <summary>A stack that has been dealt with.</summary>
/// <param name="Preview">What there is to show of it.</param>
/// <param name="Run">The run with unknown values; null when it was skipped.</param>
/// <param name="Simulation">The run with made-up values; null when it was skipped or not asked for.</param>
internal sealed record FinishedStack(StackPreview Preview, StackResult? Run = null, StackResult? Simulation = null)
{
    /// <summary>The run in a given mode.</summary>
    public StackResult? In(RunMode mode) => mode == RunMode.Preview ? Run : Simulation;
}
