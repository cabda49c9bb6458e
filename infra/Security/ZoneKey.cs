using Pulumi;

namespace LandingZone.Security;

/// <summary>One key of a zone: what it is for and who may use it.</summary>
public sealed record ZoneKey
{
    /// <summary>What it is for.</summary>
    public required KeyPurpose Purpose { get; init; }

    /// <summary>
    /// The ARNs of the IAM roles that may encrypt and decrypt with it, through the service of its purpose only, though their own policies
    /// say nothing about keys. Only keys for objects, images and volumes have such users: the others are used by the role's own policy,
    /// or by the service alone. Default: none.
    /// </summary>
    public IReadOnlyList<Input<string>> Users { get; init; } = [];

    /// <summary>
    /// The ARNs of roles of other accounts of the organisation that encrypt what they write, through the service of its purpose only; they may
    /// be made later. Only the key for objects has such writers. Default: none.
    /// </summary>
    public IReadOnlyList<string> Writers { get; init; } = [];
}
