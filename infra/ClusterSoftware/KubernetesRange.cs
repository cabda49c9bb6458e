using LandingZone.Facts;

namespace LandingZone.ClusterSoftware;

/// <summary>The Kubernetes versions that a release supports.</summary>
/// <param name="From">The minor of the oldest.</param>
/// <param name="To">The minor of the newest; null where the project names none.</param>
public sealed record KubernetesRange(int From, int? To)
{
    /// <summary>Whether a version is one of them.</summary>
    public bool Contains(KubernetesVersion version) => version.Minor >= From && (To is null || version.Minor <= To);

    /// <summary>"1.32 to 1.36", or "1.30 and newer".</summary>
    public override string ToString() =>
        To is null ? FormattableString.Invariant($"1.{From} and newer") : FormattableString.Invariant($"1.{From} to 1.{To}");
}
