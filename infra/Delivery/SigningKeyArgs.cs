using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What a <see cref="SigningKey"/> is made from.</summary>
public sealed class SigningKeyArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ARN of the role that deploys the zone; it administers the key.</summary>
    public required Input<string> Deployer { get; init; }

    /// <summary>The ARNs of the roles that sign: one or more.</summary>
    public required IReadOnlyList<Input<string>> Signers { get; init; }

    /// <summary>The ids of the organisation's other accounts that check signatures. Default: none.</summary>
    public IReadOnlyList<string> VerifierAccounts { get; init; } = [];
}
