using Pulumi;

namespace LandingZone.Security;

/// <summary>One key of a zone: what it is for and who may use it.</summary>
public sealed record ZoneKey
{
    /// <summary>What it is for.</summary>
    public required KeyPurpose Purpose { get; init; }

    /// <summary>
    /// The ARNs of the IAM roles that may encrypt and decrypt with it, through the service of its purpose only. Keys for logs and for
    /// cluster secrets have none: the service is their only user. Default: none.
    /// </summary>
    public IReadOnlyList<Input<string>> Users { get; init; } = [];
}
