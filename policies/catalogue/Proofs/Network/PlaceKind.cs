namespace LandingZone.Policies.Proofs.Network;

/// <summary>What packets come from or go to.</summary>
internal enum PlaceKind
{
    /// <summary>A subnet.</summary>
    Subnet,

    /// <summary>People on a client VPN, who come out of a subnet.</summary>
    ClientVpn,

    /// <summary>The internet.</summary>
    Internet,

    /// <summary>Whatever is behind transit gateways and private gateways and is not of the estate.</summary>
    Corporate,
}
