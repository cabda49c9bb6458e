namespace LandingZone.Networking;

/// <summary>An address block and who has it.</summary>
/// <param name="Owner">The owner's name, for example a stack's.</param>
/// <param name="Block">The block.</param>
public sealed record AddressClaim(string Owner, CidrBlock Block);
