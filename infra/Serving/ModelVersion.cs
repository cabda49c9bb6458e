using LandingZone.Registry;

namespace LandingZone.Serving;

/// <summary>A version of a model that serves: the same value for Kubernetes and for SageMaker.</summary>
public sealed record ModelVersion
{
    /// <summary>Its name.</summary>
    public required ModelVersionName Name { get; init; }

    /// <summary>Whether clients get its answers, and which share of them.</summary>
    public required ServingMode Mode { get; init; }

    /// <summary>The image that serves it, of the zone's registry, by digest.</summary>
    public required PinnedImage Image { get; init; }

    /// <summary>
    /// The artifacts that its container loads, by their folders under the version's prefix: these and nothing else. Default: one, "model".
    /// </summary>
    public IReadOnlyList<string> Artifacts { get; init; } = ["model"];
}
