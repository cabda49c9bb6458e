using LandingZone.Registry;

namespace LandingZone.Serving;

/// <summary>A model whose versions are measured.</summary>
public sealed record MeasuredModel
{
    /// <summary>Its name.</summary>
    public required ModelName Name { get; init; }

    /// <summary>Its versions, live and in stealth.</summary>
    public required ModelVersions Versions { get; init; }

    /// <summary>The limits at which somebody is called.</summary>
    public PerformanceLimits Limits { get; init; } = new();
}
