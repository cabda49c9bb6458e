using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using SageMaker = Pulumi.Aws.Sagemaker;

namespace LandingZone.Registry;

/// <summary>
/// The central repository of a zone's models: for each a group of SageMaker model packages, whose versions carry the approval, the metrics
/// and the lineage, and a place for its files that only ever grows. Teams of the zone find and use every model; other accounts of the
/// organisation read where they are named, the packages by the group's policy and the files by a role that they take on.
/// </summary>
public sealed class ModelRegistry : ComponentResource
{
    /// <summary>SageMaker's limit of a group's name in characters (SageMaker API reference, CreateModelPackageGroup).</summary>
    private const int MaxGroupNameLength = 63;

    private static readonly string[] ReadGroup = ["sagemaker:DescribeModelPackageGroup", "sagemaker:ListModelPackages"];

    private static readonly string[] ReadPackages = ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"];

    /// <summary>Declares the registry.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ModelRegistry(string name, ModelRegistryArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:registry:ModelRegistry", name, options)
    {
        Check(name, args);
        GroupArns = args.Models.ToImmutableDictionary(model => model.Name.Text, model => Declare(name, args, model));
        if (args.Readers.Count > 0)
        {
            ReaderRoleArn = ReaderRole(name, args).RoleArn;
        }

        RegisterOutputs(GroupArns.ToDictionary(group => group.Key, group => (object?)group.Value));
    }

    /// <summary>The ARNs of the groups of model packages, by the model's name; known when the group has its policy.</summary>
    public ImmutableDictionary<string, Output<string>> GroupArns { get; }

    /// <summary>The ARN of the role by which other accounts read the files; null where nobody does.</summary>
    public Output<string>? ReaderRoleArn { get; }

    /// <summary>The ARN of a model's group of packages: known before it is made, for the policies of who adds to it.</summary>
    public static string GroupArnOf(ZoneIdentity zone, ModelName model) =>
        $"arn:{zone.Partition}:sagemaker:{zone.Region.Name}:{zone.AccountId}:model-package-group/{GroupNameOf(zone, model)}";

    /// <summary>The ARNs of all versions in a model's group.</summary>
    public static string PackageArnsOf(ZoneIdentity zone, ModelName model) =>
        $"arn:{zone.Partition}:sagemaker:{zone.Region.Name}:{zone.AccountId}:model-package/{GroupNameOf(zone, model)}/*";

    /// <summary>What registers new versions of a model. Whether a version is approved is for others to say.</summary>
    public static IReadOnlyList<PolicyStatement> RegisterStatements(ZoneIdentity zone, ModelName model) =>
    [
        new("RegisterVersions", PolicyEffect.Allow)
        {
            Actions = ["sagemaker:AddTags", "sagemaker:CreateModelPackage", .. ReadGroup, "sagemaker:DescribeModelPackage"],
            Resources = [GroupArnOf(zone, model), PackageArnsOf(zone, model)],
        },
    ];

    internal static void Check(string name, ModelRegistryArgs args)
    {
        var problems = new ArgumentProblems(nameof(ModelRegistry), name);
        problems.AddIf(args.Models.Count == 0, "Models is empty; name one or more.");
        foreach (var twice in args.Models.GroupBy(model => model.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Models names '{twice.Key}' {twice.Count()} times; give each model a name of its own.");
        }

        foreach (var model in args.Models.Where(model => model.Description.Length is 0 or > 1024))
        {
            problems.Add($"Models describes '{model.Name}' in {model.Description.Length} characters; SageMaker takes 1 to 1024.");
        }

        problems.ThrowIfAny();
    }

    private static string GroupNameOf(ZoneIdentity zone, ModelName model) => zone.NameOf(model.Text, MaxGroupNameLength);

    private Output<string> Declare(string name, ModelRegistryArgs args, RegisteredModel model)
    {
        var groupName = GroupNameOf(args.Zone, model.Name);
        var group = new SageMaker.ModelPackageGroup($"{name}-{model.Name}", new SageMaker.ModelPackageGroupArgs
        {
            ModelPackageGroupName = groupName,
            ModelPackageGroupDescription = model.Description,
            Tags = args.Zone.Tags(groupName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        if (args.Readers.Count == 0)
        {
            return group.Arn;
        }

        var policy = new SageMaker.ModelPackageGroupPolicy($"{name}-{model.Name}", new SageMaker.ModelPackageGroupPolicyArgs
        {
            ModelPackageGroupName = group.ModelPackageGroupName,
            ResourcePolicy = GroupPolicy(args, model.Name).Json,
        }, new CustomResourceOptions { Parent = this });
        return Output.Tuple(group.Arn, policy.Id).Apply(known => known.Item1);
    }

    private static PolicyDocument GroupPolicy(ModelRegistryArgs args, ModelName model) => new()
    {
        Statements =
        [
            Allow("ReadGroup", args, ReadGroup, GroupArnOf(args.Zone, model)),
            Allow("ReadVersions", args, ReadPackages, PackageArnsOf(args.Zone, model)),
        ],
    };

    private static PolicyStatement Allow(string id, ModelRegistryArgs args, string[] actions, string arn) => new(id, PolicyEffect.Allow)
    {
        Principals = [.. args.Readers.Select(PolicyPrincipal.Aws)],
        Actions = actions,
        Resources = [arn],
        Conditions = [PolicyCondition.StringEquals("aws:PrincipalOrgID", args.Zone.OrganizationId)],
    };

    /// <summary>A role, so that neither the bucket nor its key needs a policy that opens it to another account.</summary>
    private WorkloadIdentity ReaderRole(string name, ModelRegistryArgs args) => new($"{name}-reader", new WorkloadIdentityArgs
    {
        Zone = args.Zone,
        Workload = "model-reader",
        Description = "Reads the files of registered models for other accounts of the organisation",
        Trust = WorkloadTrust.Roles(args.Readers),
        Statements = args.Artifacts.ReadStatements([.. args.Models.Select(model => model.Name)]),
        PermissionBoundaryArn = args.PermissionBoundaryArn,
    }, new ComponentResourceOptions { Parent = this });
}
