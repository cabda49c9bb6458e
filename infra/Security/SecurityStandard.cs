namespace LandingZone.Security;

/// <summary>A set of controls that AWS Security Hub CSPM checks.</summary>
public enum SecurityStandard
{
    /// <summary>AWS Foundational Security Best Practices.</summary>
    FoundationalBestPractices,

    /// <summary>The CIS AWS Foundations Benchmark, version 3.0.0.</summary>
    CisFoundations,

    /// <summary>NIST Special Publication 800-53, revision 5.</summary>
    Nist80053,
}
