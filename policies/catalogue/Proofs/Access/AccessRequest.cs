namespace LandingZone.Policies.Proofs.Access;

/// <summary>A request that is looked for.</summary>
/// <param name="Who">Who asks.</param>
/// <param name="Action">The action, or a pattern.</param>
/// <param name="Target">The resource that it is about.</param>
/// <param name="Resource">The ARN that the action works on, or a pattern: for objects the bucket's ARN with a key behind it.</param>
internal sealed record AccessRequest(AccessPrincipal Who, string Action, AccessTarget Target, string Resource)
{
    /// <summary>The endpoint that it goes through; null for any way that passes none of the estate's endpoints.</summary>
    public EndpointWay? Way { get; init; }

    /// <summary>The service that a role is handed to, for iam:PassRole.</summary>
    public string? PassedTo { get; init; }
}
