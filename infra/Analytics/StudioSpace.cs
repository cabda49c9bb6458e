using LandingZone.Facts;

namespace LandingZone.Analytics;

/// <summary>A place in Studio with its own machine and disk: a notebook of one person, with the rights of their team.</summary>
public sealed record StudioSpace
{
    /// <summary>Its name: 1 to 63 letters, digits and hyphens between them.</summary>
    public required string Name { get; init; }

    /// <summary>The profile that owns it: a user of the team.</summary>
    public required string Owner { get; init; }

    /// <summary>Which application it runs. Default: JupyterLab.</summary>
    public StudioApp App { get; init; } = StudioApp.JupyterLab;

    /// <summary>The machine that it starts on.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>The size of its disk in GiB: 5 to 16384 (SageMaker's own limits). Default: 50.</summary>
    public int DiskGib { get; init; } = 50;
}
