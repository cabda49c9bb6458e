using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Identity;

/// <summary>
/// The permission boundary of every role in a zone: a role can do what its own policies allow, and never more than this. It keeps roles in
/// the zone's region, inside the bank's organisation, and away from identities, keys' policies, audit, the doors of the network and the
/// boundary itself.
/// </summary>
public sealed class PermissionBoundary : ComponentResource
{
    /// <summary>IAM's limit of a managed policy in characters (IAM user guide, "IAM and AWS STS quotas").</summary>
    internal const int MaxPolicyLength = 6144;

    /// <summary>Declares the boundary.</summary>
    public PermissionBoundary(string name, PermissionBoundaryArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:identity:PermissionBoundary", name, options)
    {
        var zone = args.Zone;
        var policyName = zone.NameOf("boundary", 128);
        var policy = new Aws.Iam.Policy(name, new()
        {
            Name = policyName,
            Description = "What no role of the zone can go beyond",
            PolicyDocument = new PolicyDocument { Statements = BoundaryStatements.Of(zone) }
                .JsonWithin(MaxPolicyLength, $"The permission boundary '{policyName}'"),
            Tags = zone.Tags(policyName),
        }, new CustomResourceOptions { Parent = this });
        PolicyArn = policy.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["policyArn"] = PolicyArn });
    }

    /// <summary>The policy's ARN.</summary>
    public Output<string> PolicyArn { get; }
}
