namespace LandingZone.Security;

/// <summary>What Amazon Inspector looks for known vulnerabilities in.</summary>
public enum ScanTarget
{
    /// <summary>EC2 instances, nodes of clusters among them.</summary>
    Instances,

    /// <summary>Container images in ECR.</summary>
    Images,

    /// <summary>Lambda functions and their layers.</summary>
    Functions,
}
