namespace LandingZone.Policies.Rules.Images;

/// <summary>Where an image repository and its policies stand.</summary>
internal static class RepositoryPolicies
{
    /// <summary>The types of a private repository.</summary>
    public static string[] Repositories { get; } = ["aws:ecr/repository:Repository", "aws-native:ecr:Repository"];

    /// <summary>The types of a repository of the public gallery, which everybody can read.</summary>
    public static string[] PublicRepositories { get; } = ["aws:ecrpublic/repository:Repository", "aws-native:ecr:PublicRepository"];

    /// <summary>The policies of private repositories.</summary>
    public static PolicyPlaces Places { get; } = new(
        new Dictionary<string, string> { ["aws-native:ecr:Repository"] = "repositoryPolicyText" },
        new Dictionary<string, (string, string)> { ["aws:ecr/repositoryPolicy:RepositoryPolicy"] = ("repository", "policy") });
}
