namespace LandingZone.Analytics;

/// <summary>How people come to a <see cref="StudioDomain"/>.</summary>
public enum StudioSignIn
{
    /// <summary>By an IAM role that may open their own profile.</summary>
    Iam,

    /// <summary>By IAM Identity Center, which must be in the domain's region (Amazon SageMaker AI developer guide, "Domain overview").</summary>
    IdentityCenter,
}
