namespace LandingZone.Facts;

/// <summary>The processor architectures of EC2 instances.</summary>
public enum ProcessorArchitecture
{
    /// <summary>64-bit x86 (Intel, AMD); a few first-generation types run 32-bit too.</summary>
    X86,

    /// <summary>64-bit Arm (AWS Graviton, NVIDIA Grace, Apple silicon).</summary>
    Arm64,
}
