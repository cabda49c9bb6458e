using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>What <see cref="AccountDefaults"/> are made from.</summary>
public sealed class AccountDefaultsArgs
{
    /// <summary>The zone whose account and region are set.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The ARN of the key that encrypts volumes for which no key is named: the zone's key for volumes. Null for the key of AWS, in a zone
    /// that has no volumes of its own. Default: null.
    /// </summary>
    public Input<string>? VolumeKeyArn { get; init; }

    /// <summary>
    /// Whether this stack sets what AWS has once per account, whatever the region: the block of public buckets and the rules of passwords.
    /// Set it to false only where another stack of the same account sets them. Default: true.
    /// </summary>
    public bool SetsAccountWide { get; init; } = true;
}
