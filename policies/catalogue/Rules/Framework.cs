namespace LandingZone.Policies.Rules;

/// <summary>The standards that rules answer, with the names that auditors use.</summary>
public sealed record Framework
{
    private Framework(string name, string shortName) => (Name, ShortName) = (name, shortName);

    /// <summary>AWS Foundational Security Best Practices, a standard of AWS Security Hub.</summary>
    public static Framework Fsbp { get; } = new("AWS Foundational Security Best Practices", "FSBP");

    /// <summary>A control of AWS Security Hub that is not in FSBP.</summary>
    public static Framework SecurityHub { get; } = new("AWS Security Hub", "SecurityHub");

    /// <summary>CIS Amazon Web Services Foundations Benchmark 3.0.</summary>
    public static Framework CisAws { get; } = new("CIS AWS Foundations Benchmark 3.0.0", "CIS-AWS");

    /// <summary>NIST Special Publication 800-53, revision 5.</summary>
    public static Framework Nist { get; } = new("NIST SP 800-53 Rev. 5", "NIST-800-53");

    /// <summary>Payment Card Industry Data Security Standard 4.0.1.</summary>
    public static Framework Pci { get; } = new("PCI DSS 4.0.1", "PCI-DSS");

    /// <summary>The Pod Security Standards of Kubernetes.</summary>
    public static Framework PodSecurity { get; } = new("Kubernetes Pod Security Standards", "PSS");

    /// <summary>CIS Amazon EKS Benchmark.</summary>
    public static Framework CisEks { get; } = new("CIS Amazon EKS Benchmark 1.5.0", "CIS-EKS");

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>The name in tables.</summary>
    public string ShortName { get; }
}
