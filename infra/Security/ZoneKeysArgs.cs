using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>What <see cref="ZoneKeys"/> are made from.</summary>
public sealed class ZoneKeysArgs
{
    /// <summary>The zone that the keys are for.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The ARN of the IAM role that deploys the zone. It administers the keys (KMS refuses a key policy that its creator could not change
    /// again) and may create the grants that ECR and EKS ask for when a repository or a cluster is made. It makes databases, file systems
    /// and the like, so it may use a key through their services as far as its own policies name the key, and never by calls to KMS
    /// themselves (docs/decisions/0009).
    /// </summary>
    public required Input<string> Deployer { get; init; }

    /// <summary>
    /// The ARNs of the IAM roles that administer the keys besides <see cref="Deployer"/>, and can not encrypt or decrypt with them.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<Input<string>> Administrators { get; init; } = [];

    /// <summary>The keys: one for each purpose, each purpose at most once.</summary>
    public required IReadOnlyList<ZoneKey> Keys { get; init; }

    /// <summary>After how many days KMS replaces the key material: 90 to 2560. Default: 365.</summary>
    public int RotationDays { get; init; } = 365;
}
