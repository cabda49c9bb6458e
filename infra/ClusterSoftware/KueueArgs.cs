namespace LandingZone.ClusterSoftware;

/// <summary>What <see cref="Kueue"/> is made from.</summary>
public sealed class KueueArgs
{
    /// <summary>What every installation is made from.</summary>
    public required SoftwareArgs Software { get; init; }

    /// <summary>How jobs of several pods start.</summary>
    public GangScheduling Gangs { get; init; } = new();
}
