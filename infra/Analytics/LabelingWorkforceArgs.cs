using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What a <see cref="LabelingWorkforce"/> is made from.</summary>
public sealed class LabelingWorkforceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The addresses from which labellers reach their portal: 1 to 10 (Amazon SageMaker API reference, SourceIpConfig). They are public
    /// addresses, those with which the bank's offices go out, because the portal is a page of AWS.
    /// </summary>
    public required IReadOnlyList<CidrBlock> PortalBlocks { get; init; }

    /// <summary>
    /// The teams: lower-case letters, digits and single hyphens. With the bank's identity provider a team is the group of that name there.
    /// </summary>
    public required IReadOnlyList<string> Teams { get; init; }

    /// <summary>The bank's identity provider; null for a user pool of the zone's own. Default: null.</summary>
    public LabelingSignIn? SignIn { get; init; }

    /// <summary>What is labelled. Default: nothing yet.</summary>
    public IReadOnlyList<LabelingProject> Projects { get; init; } = [];

    /// <summary>The ARN of the key of the buckets.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the key of topics and workflows.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>The ARN of the key of the zone's logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
