using System.Collections.Immutable;
using LandingZone.Registry;

namespace LandingZone.Kubeflow;

/// <summary>
/// One version of an environment: an image by digest, and the lock file that says what is inside. An entry never changes and never goes: a
/// new version is a new entry beside it.
/// </summary>
public sealed record EnvironmentEntry
{
    /// <summary>Its name and version.</summary>
    public required EnvironmentReference Reference { get; init; }

    /// <summary>The image, by digest, in the zone's registry.</summary>
    public required PinnedImage Image { get; init; }

    /// <summary>
    /// The SHA-256 digest, in 64 hexadecimal digits, of the list of everything that is installed, by name and version, which the image has as
    /// /opt/environment.lock (workloads/images).
    /// </summary>
    public required string LockDigest { get; init; }

    /// <summary>What people can work with in it; none for environments that only training runs in.</summary>
    public IReadOnlyList<WorkspaceKind> Kinds { get; init; } = [];

    /// <summary>The main frameworks and their versions, for people who choose: "torch" is "2.9.0".</summary>
    public ImmutableDictionary<string, string> Frameworks { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The team whose own it is; null for everybody's.</summary>
    public string? Team { get; init; }

    /// <summary>Whether it is no longer offered for new work. It can be opened again all the same.</summary>
    public bool IsRetired { get; init; }
}
