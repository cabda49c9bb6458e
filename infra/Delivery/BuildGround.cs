using LandingZone.Analytics;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What builds stand on: where they run, in which image, and with which keys.</summary>
public sealed record BuildGround
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The image that builds run in, of the zone's own registry: with the AWS CLI, jq, Docker, cosign 2 and skopeo.
    /// </summary>
    public required PinnedImage Image { get; init; }

    /// <summary>Where builds run.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The ARN of the key of the buckets, which encrypts what builds give to each other too.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the key of the zone's logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the key of topics and workflows.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
