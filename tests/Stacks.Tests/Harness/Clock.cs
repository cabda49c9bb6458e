namespace LandingZone.Stacks.Tests.Harness;

/// <summary>A day that the tests know.</summary>
internal sealed class Clock(int year, int month, int day) : TimeProvider
{
    /// <summary>A day on which the Kubernetes versions of the shipped settings are in standard support.</summary>
    public static Clock Reviewed { get; } = new(2026, 11, 21);

    public override DateTimeOffset GetUtcNow() => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
