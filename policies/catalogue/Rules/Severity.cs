namespace LandingZone.Policies.Rules;

/// <summary>How bad it is when a rule is broken. The words are those of AWS Security Hub and of Pulumi's policies.</summary>
public enum Severity
{
    /// <summary>Worth mending when the place is touched anyway.</summary>
    Low,

    /// <summary>A weakness that needs another one to do harm.</summary>
    Medium,

    /// <summary>A weakness that does harm by itself.</summary>
    High,

    /// <summary>An open door.</summary>
    Critical,
}
