namespace LandingZone.Policies.Rules;

/// <summary>What a rule answers in a standard: <c>new(Framework.Fsbp, "EC2.15")</c>.</summary>
/// <param name="Framework">The standard.</param>
/// <param name="Id">The control's identifier there, as the standard writes it.</param>
public sealed record Control(Framework Framework, string Id)
{
    /// <summary>A control of AWS Foundational Security Best Practices.</summary>
    public static Control Fsbp(string id) => new(Framework.Fsbp, id);

    /// <summary>A control of AWS Security Hub outside FSBP.</summary>
    public static Control SecurityHub(string id) => new(Framework.SecurityHub, id);

    /// <summary>A recommendation of CIS AWS Foundations 3.0.0.</summary>
    public static Control CisAws(string id) => new(Framework.CisAws, id);

    /// <summary>A control of NIST SP 800-53 Rev. 5.</summary>
    public static Control Nist(string id) => new(Framework.Nist, id);

    /// <summary>A requirement of PCI DSS 4.0.1.</summary>
    public static Control Pci(string id) => new(Framework.Pci, id);

    /// <summary>A profile of the Pod Security Standards: "baseline" or "restricted".</summary>
    public static Control PodSecurity(string profile) => new(Framework.PodSecurity, profile);

    /// <summary>A recommendation of the CIS Amazon EKS Benchmark.</summary>
    public static Control CisEks(string id) => new(Framework.CisEks, id);

    /// <inheritdoc/>
    public override string ToString() => $"{Framework.ShortName} {Id}";
}
