using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>What is said of one matter of a bucket, and where.</summary>
/// <param name="On">The resource that says it: the bucket, or one beside it. The bucket too where nothing is said.</param>
/// <param name="Path">The path of the property.</param>
/// <param name="Settings">What it says; absent where nothing is said.</param>
/// <param name="MayBeElsewhere">Whether something is said of a bucket that is not known yet, which may be this one.</param>
internal sealed record BucketFacet(Resource On, string Path, Value Settings, bool MayBeElsewhere)
{
    /// <summary>The verdict where nothing is said; null where something is.</summary>
    public Verdict? Missing(string breach) =>
        !Settings.IsAbsent ? null
        : MayBeElsewhere ? Verdict.Open(On, "A resource beside the bucket does not say yet to which bucket it belongs.")
        : Verdict.Breach(On, breach);
}
