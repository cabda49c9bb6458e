using LandingZone.Security;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>
/// The IAM roles of a cluster's add-ons. They are made before the zone's keys and the cluster, because a key policy can name a role only
/// once it exists, and the key of the volumes names the EBS driver's.
/// </summary>
/// <remarks>
/// EKS Pod Identity hands the credentials of a role to the pods of one service account of one cluster. The trust policies say so too, so
/// that an association made elsewhere does not help.
/// </remarks>
public sealed class AddonRoles : ComponentResource
{
    private readonly string _name;
    private readonly AddonRolesArgs _args;

    /// <summary>Declares the roles.</summary>
    public AddonRoles(string name, AddonRolesArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:AddonRoles", name, options)
    {
        _name = name;
        _args = args;
        VpcCni = Role("vpc-cni", "aws-node", "AmazonEKS_CNI_Policy");
        EbsDriver = Role("ebs-csi", "ebs-csi-controller-sa", "service-role/AmazonEBSCSIDriverPolicy");
        EfsDriver = Role("efs-csi", "efs-csi-controller-sa", "service-role/AmazonEFSCSIDriverPolicy");
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["vpcCniRoleArn"] = VpcCni.Arn,
            ["ebsDriverRoleArn"] = EbsDriver.Arn,
            ["efsDriverRoleArn"] = EfsDriver.Arn,
        });
    }

    /// <summary>The role of vpc-cni, which gives pods their addresses.</summary>
    public PodRole VpcCni { get; }

    /// <summary>The role of the EBS driver: a user of the key of the volumes.</summary>
    public PodRole EbsDriver { get; }

    /// <summary>The role of the EFS driver.</summary>
    public PodRole EfsDriver { get; }

    private PodRole Role(string what, string serviceAccount, string managedPolicy)
    {
        var zone = _args.Zone;
        var roleName = zone.NameOf($"{_args.Cluster}-{what}", ClusterNames.MaxRoleLength);
        var role = new Aws.Iam.Role($"{_name}-{what}", new()
        {
            Name = roleName,
            Description = $"Service account {serviceAccount} of the EKS cluster of the zone",
            AssumeRolePolicy = Trust(serviceAccount).Json,
            PermissionsBoundary = _args.PermissionBoundaryArn,
            Tags = zone.Tags(roleName),
        }, new CustomResourceOptions { Parent = this });
        var rights = new Aws.Iam.RolePolicyAttachment($"{_name}-{what}-policy", new()
        {
            Role = role.Name,
            PolicyArn = $"arn:{zone.Partition}:iam::aws:policy/{managedPolicy}",
        }, new CustomResourceOptions { Parent = this });

        // Whoever uses the role waits for its rights, and on destroy goes before them, with time to clean up.
        Input<string>[] withRights = [role.Arn, rights.Id];
        return new(serviceAccount, role.Name, Output.All(withRights).Apply(known => known[0]));
    }

    private PolicyDocument Trust(string serviceAccount) => new()
    {
        Statements =
        [
            new("PodIdentity", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Service("pods.eks.amazonaws.com")],
                Actions = ["sts:AssumeRole", "sts:TagSession"],
                Conditions =
                [
                    PolicyCondition.StringEquals("aws:SourceAccount", _args.Zone.AccountId),
                    PolicyCondition.StringEquals("aws:RequestTag/kubernetes-namespace", EksAddon.SystemNamespace),
                    PolicyCondition.StringEquals("aws:RequestTag/kubernetes-service-account", serviceAccount),
                    PolicyCondition.ArnLike("aws:SourceArn", ClusterNames.ArnOf(_args.Zone, _args.Cluster)),
                ],
            },
        ],
    };
}
