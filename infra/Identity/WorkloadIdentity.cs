using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Identity;

/// <summary>
/// The IAM role of one workload: who may take it on, what it may do, and the boundary that it never crosses. Whoever uses the role by
/// <see cref="RoleArn"/> waits for its rights, and is destroyed before they are.
/// </summary>
public sealed class WorkloadIdentity : ComponentResource
{
    /// <summary>IAM's limit of a role name in characters (IAM user guide, "IAM and AWS STS quotas").</summary>
    private const int MaxRoleNameLength = 64;

    /// <summary>IAM's limit of a role's inline policies together, in characters (same page).</summary>
    private const int MaxRightsLength = 10240;

    /// <summary>IAM's limit of a trust policy without a raised quota, in characters (same page).</summary>
    private const int MaxTrustLength = 2048;

    /// <summary>Declares the role.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public WorkloadIdentity(string name, WorkloadIdentityArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:identity:WorkloadIdentity", name, options)
    {
        Check(name, args);
        var roleName = RoleNameOf(args);
        var role = new Aws.Iam.Role(name, new()
        {
            Name = roleName,
            Description = args.Description,
            AssumeRolePolicy = new PolicyDocument { Statements = [args.Trust.Statement(args.Zone)] }
                .JsonWithin(MaxTrustLength, $"The trust policy of the role '{roleName}'"),
            PermissionsBoundary = args.PermissionBoundaryArn,
            MaxSessionDuration = args.MaxSessionSeconds,
            Tags = args.Zone.Tags(roleName),
        }, new CustomResourceOptions { Parent = this });
        RoleName = role.Name;
        RoleArn = WithRights(role, Rights(name, args, role));
        if (args.Trust.IsForInstances)
        {
            var profile = new Aws.Iam.InstanceProfile(name, new()
            {
                Name = roleName,
                Role = role.Name,
                Tags = args.Zone.Tags(roleName),
            }, new CustomResourceOptions { Parent = this });
            InstanceProfileArn = profile.Arn;
            InstanceProfileName = profile.Name;
        }

        if (args.Trust.Pods is { } pods)
        {
            _ = new Aws.Eks.PodIdentityAssociation(name, new()
            {
                ClusterName = pods.ClusterName,
                Namespace = pods.Namespace,
                ServiceAccount = pods.ServiceAccount,
                RoleArn = RoleArn,
                Tags = args.Zone.Tags(roleName),
            }, new CustomResourceOptions { Parent = this });
        }

        RegisterOutputs(new Dictionary<string, object?> { ["roleArn"] = RoleArn, ["roleName"] = RoleName });
    }

    /// <summary>The role's name.</summary>
    public Output<string> RoleName { get; }

    /// <summary>The role's ARN; known when the role has its rights.</summary>
    public Output<string> RoleArn { get; }

    /// <summary>The ARN of the instance profile; null where the role is not for instances.</summary>
    public Output<string>? InstanceProfileArn { get; }

    /// <summary>The name of the instance profile; null where the role is not for instances.</summary>
    public Output<string>? InstanceProfileName { get; }

    /// <summary>The ARN that the role of a workload has or will have: for policies that must name it before it exists, or from another stack.</summary>
    public static string RoleArnOf(Zones.ZoneIdentity zone, string workload) =>
        $"arn:{zone.Partition}:iam::{zone.AccountId}:role/{zone.NameOf(workload, MaxRoleNameLength)}";

    internal static void Check(string name, WorkloadIdentityArgs args)
    {
        var problems = new ArgumentProblems(nameof(WorkloadIdentity), name);
        problems.AddIf(
            !KebabName.Is(args.Workload),
            $"Workload is '{args.Workload}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(
            args.Description.Length is 0 or > 1000,
            $"Description has {args.Description.Length} characters; IAM takes 1 to 1000.");
        problems.AddIf(
            args.MaxSessionSeconds is < 3600 or > 43200,
            $"MaxSessionSeconds is {args.MaxSessionSeconds}; IAM takes 3600 to 43200.");
        foreach (var statement in args.Statements.Where(statement => statement.Principals.Count > 0))
        {
            problems.Add($"The statement '{statement.Id}' names principals; a role's policy is about the role, leave them out.");
        }

        problems.ThrowIfAny();
    }

    private static string RoleNameOf(WorkloadIdentityArgs args) => args.Zone.NameOf(args.Workload, MaxRoleNameLength);

    private List<Input<string>> Rights(string name, WorkloadIdentityArgs args, Aws.Iam.Role role)
    {
        var rights = new List<Input<string>>();
        if (args.Statements.Count > 0)
        {
            rights.Add(new Aws.Iam.RolePolicy(name, new()
            {
                Name = "rights",
                Role = role.Name,
                Policy = new PolicyDocument { Statements = [.. args.Statements] }
                    .JsonWithin(MaxRightsLength, $"The policy of the role '{RoleNameOf(args)}'"),
            }, new CustomResourceOptions { Parent = this }).Id);
        }

        foreach (var policy in args.ManagedPolicies)
        {
            rights.Add(new Aws.Iam.RolePolicyAttachment($"{name}-{policy[(policy.LastIndexOf('/') + 1)..]}", new()
            {
                Role = role.Name,
                PolicyArn = $"arn:{args.Zone.Partition}:iam::aws:policy/{policy}",
            }, new CustomResourceOptions { Parent = this }).Id);
        }

        return rights;
    }

    private static Output<string> WithRights(Aws.Iam.Role role, List<Input<string>> rights)
    {
        Input<string>[] all = [role.Arn, .. rights];
        return Output.All(all).Apply(known => known[0]);
    }
}
