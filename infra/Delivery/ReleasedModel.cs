using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What a release is about, and with what its phases work.</summary>
public sealed record ReleasedModel
{
    /// <summary>The model's name, "crimes": lower-case letters, digits and single hyphens, 24 characters at most.</summary>
    public required string Model { get; init; }

    /// <summary>The image that serves it: a repository of the zone's catalog.</summary>
    public required ImageName Image { get; init; }

    /// <summary>
    /// The images of the zone's catalog that it is built on; its Dockerfile gets the registry as the argument REGISTRY. Default: none.
    /// </summary>
    public IReadOnlyList<ImageName> BaseImages { get; init; } = [];

    /// <summary>The ARN of the key that signs its images (<see cref="SigningKey"/>).</summary>
    public required Input<string> SigningKeyArn { get; init; }

    /// <summary>
    /// The zone that takes its versions, whose <see cref="PromotionGate"/> decides; null for a model that stays here. Default: null.
    /// </summary>
    public ZoneIdentity? Production { get; init; }
}
