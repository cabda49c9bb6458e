namespace LandingZone.Delivery;

/// <summary>Where code is kept.</summary>
public enum SourceProvider
{
    /// <summary>Bitbucket Cloud. AWS connects to no Bitbucket that somebody runs themselves.</summary>
    Bitbucket,

    /// <summary>GitHub.</summary>
    GitHub,

    /// <summary>GitLab.com.</summary>
    GitLab,

    /// <summary>GitHub Enterprise Server, which the bank runs.</summary>
    GitHubEnterpriseServer,

    /// <summary>GitLab, which the bank runs.</summary>
    GitLabSelfManaged,
}
