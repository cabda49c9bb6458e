namespace LandingZone.Policies.Proofs.Access;

/// <summary>On which ARN an action works. Source: the Service Authorization Reference of each service.</summary>
internal static class ActionResources
{
    private static readonly string[] ObjectActions =
    [
        "AbortMultipartUpload", "BypassGovernanceRetention", "DeleteObject*", "GetObject*", "InitiateReplication", "ListMultipartUploadParts",
        "ObjectOwnerOverrideToBucketOwner", "PutObject*", "Replicate*", "RestoreObject",
    ];

    /// <summary>Whether an action is one of the resource's service. A role is assumed by an action of another.</summary>
    public static bool Concerns(string action, AccessTarget resource) =>
        (action.StartsWith(resource.Service, StringComparison.Ordinal) && action.Length > resource.Service.Length && action[resource.Service.Length] == ':')
        || (resource.Service == "iam" && action.StartsWith("sts:", StringComparison.Ordinal));

    /// <summary>The ARN, or a pattern, for an action on a resource; none where the action is not one of the resource's service.</summary>
    /// <param name="action">The action or a pattern.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="objects">For buckets: the keys.</param>
    public static IEnumerable<string> Of(string action, AccessTarget resource, string? objects)
    {
        if (!Concerns(action, resource))
        {
            yield break;
        }

        var target = resource.Arn;
        var name = action[(action.IndexOf(':') + 1)..];
        switch (resource.Service)
        {
            case "s3":
                var onObjects = ObjectActions.Any(pattern => Patterns.Overlap(pattern, name, ignoreCase: true));
                if (onObjects)
                {
                    yield return $"{target}/{objects ?? "*"}";
                }

                if (!onObjects || name.Contains('*'))
                {
                    yield return target;
                }

                break;

            // Streams have ARNs behind that of their group.
            case "logs":
                yield return target.TrimEnd('*').TrimEnd(':') + "*";
                break;

            // A recovery point has the ARN of what it is a copy of.
            case "backup" when name.Contains("RecoveryPoint", StringComparison.OrdinalIgnoreCase):
                yield return "*";
                break;

            default:
                yield return target;
                break;
        }
    }
}
