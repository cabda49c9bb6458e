namespace LandingZone.Policies.Proofs.Access;

/// <summary>The parts of an ARN or of a pattern for ARNs.</summary>
/// <param name="Service">Such as <c>s3</c>.</param>
/// <param name="Region">The region; empty for global things and buckets.</param>
/// <param name="Account">The account number; empty for buckets.</param>
/// <param name="Resource">All that follows.</param>
internal sealed record Arn(string Service, string Region, string Account, string Resource)
{
    /// <summary>Reads an ARN; null where a text is none.</summary>
    public static Arn? Parse(string text)
    {
        var parts = text.Split(':', 6);
        return parts is ["arn", _, var service, var region, var account, var resource] ? new Arn(service, region, account, resource) : null;
    }

    /// <summary>The last part of the name: a role's name without its path.</summary>
    public string Name => Resource[(Resource.LastIndexOfAny(['/', ':']) + 1)..];
}
