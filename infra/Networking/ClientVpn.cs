using Pulumi;

namespace LandingZone.Networking;

/// <summary>
/// A Client VPN endpoint for devices that are not in the bank's network: the device shows a certificate, and the person signs in at the bank's
/// identity provider.
/// </summary>
public sealed record ClientVpn
{
    /// <summary>The addresses that devices get: /12 to /22, apart from the zone's and the bank's blocks.</summary>
    public required CidrBlock ClientBlock { get; init; }

    /// <summary>The ARN of the endpoint's own certificate in AWS Certificate Manager, in the zone's region.</summary>
    public required Input<string> ServerCertificateArn { get; init; }

    /// <summary>The ARN, in AWS Certificate Manager, of a certificate of the authority that signs the devices' certificates.</summary>
    public required Input<string> DeviceAuthorityArn { get; init; }

    /// <summary>The ARN of IAM's SAML provider for the VPN's sign-in.</summary>
    public required Input<string> SamlProviderArn { get; init; }

    /// <summary>The groups of the identity provider that may connect, as it writes them in its assertions: one or more.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>After how many hours people have to sign in again: 8, 10, 12 or 24. Default: 8.</summary>
    public int SessionHours { get; init; } = 8;
}
