namespace LandingZone.Storage;

/// <summary>Who can remove an object before its lock ends.</summary>
public enum ObjectLockMode
{
    /// <summary>Roles with s3:BypassGovernanceRetention.</summary>
    Governance,

    /// <summary>Nobody, the account's root user included.</summary>
    Compliance,
}
