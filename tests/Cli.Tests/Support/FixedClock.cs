namespace LandingZone.Cli.Tests.Support;

/// <summary>A clock that stands still, so that support dates don't move and everything takes 0.00 s.</summary>
internal sealed class FixedClock : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => 0;
}
