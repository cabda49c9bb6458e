using System.Collections.Immutable;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>
/// The control plane of an Amazon EKS cluster, with its role, log group, security groups and access entries.
/// Private, encrypted and logged; no identity provider and no aws-auth map, since people come in by access entries
/// and pods by EKS Pod Identity.
/// </summary>
public sealed class EksCluster : ComponentResource
{
    /// <summary>Declares the cluster.</summary>
    /// <exception cref="ArgumentException">
    /// The arguments break a rule of EKS or of the platform; the message lists everything that is wrong.
    /// </exception>
    public EksCluster(string name, EksClusterArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:EksCluster", name, options)
    {
        EksClusterRules.Check(name, args);

        var zone = args.Zone;
        var clusterName = ClusterNames.Of(zone, name);
        var child = new CustomResourceOptions { Parent = this };

        var logs = new Aws.CloudWatch.LogGroup($"{name}-control-plane-logs", new()
        {
            // EKS writes to this name and makes the group itself, unencrypted and kept for ever, where it does not exist yet.
            Name = $"/aws/eks/{clusterName}/cluster",
            KmsKeyId = args.LogKeyArn,
            RetentionInDays = args.LogRetentionDays,
            Tags = zone.Tags($"{clusterName}-control-plane-logs"),
        }, child);

        var role = new Aws.Iam.Role($"{name}-role", new()
        {
            Name = zone.NameOf($"{name}-control-plane", ClusterNames.MaxRoleLength),
            Description = $"Control plane of the EKS cluster {clusterName}",
            AssumeRolePolicy = ControlPlaneTrust(zone.AccountId, ClusterNames.ArnOf(zone, name)).Json,
            PermissionsBoundary = args.PermissionBoundaryArn,
            Tags = zone.Tags($"{clusterName}-control-plane"),
        }, child);
        var rolePolicy = new Aws.Iam.RolePolicyAttachment($"{name}-role-cluster-policy", new()
        {
            Role = role.Name,
            PolicyArn = $"arn:{zone.Partition}:iam::aws:policy/AmazonEKSClusterPolicy",
        }, child);

        var groups = new ClusterSecurityGroups(this, name, clusterName, args);

        var cluster = new Aws.Eks.Cluster($"{name}-control-plane", new()
        {
            Name = clusterName,
            Version = args.Version.Name,
            RoleArn = role.Arn,
            AccessConfig = new Aws.Eks.Inputs.ClusterAccessConfigArgs
            {
                AuthenticationMode = "API",
                BootstrapClusterCreatorAdminPermissions = false,
            },
            BootstrapSelfManagedAddons = false,
            DeletionProtection = args.DeletionProtection,
            EnabledClusterLogTypes = { "api", "audit", "authenticator", "controllerManager", "scheduler" },
            EncryptionConfig = new Aws.Eks.Inputs.ClusterEncryptionConfigArgs
            {
                Provider = new Aws.Eks.Inputs.ClusterEncryptionConfigProviderArgs { KeyArn = args.SecretsKeyArn },
                Resources = { "secrets" },
            },
            KubernetesNetworkConfig = new Aws.Eks.Inputs.ClusterKubernetesNetworkConfigArgs
            {
                IpFamily = "ipv4",
                ServiceIpv4Cidr = args.ServiceBlock.ToString(),
            },
            UpgradePolicy = new Aws.Eks.Inputs.ClusterUpgradePolicyArgs
            {
                SupportType = args.AllowExtendedSupport ? "EXTENDED" : "STANDARD",
            },
            VpcConfig = VpcConfig(args, groups),
            ZonalShiftConfig = new Aws.Eks.Inputs.ClusterZonalShiftConfigArgs { Enabled = true },
            Tags = zone.Tags(clusterName),
        }, new CustomResourceOptions
        {
            Parent = this,
            Protect = args.DeletionProtection,

            // The role must have its rights, and the log group must exist, for as long as the cluster does.
            DependsOn = { rolePolicy, logs },
        });

        var access = args.Access.Select(entry => Grant(name, zone, entry, cluster)).ToList();

        ClusterName = cluster.Name;
        ClusterArn = cluster.Arn;
        Endpoint = cluster.Endpoint;
        CertificateAuthority = cluster.CertificateAuthority.Apply(authority => authority?.Data!);
        ControlPlaneSecurityGroupId = groups.ControlPlane.Id;
        NodeSecurityGroupId = groups.Nodes.Id;
        LogGroupName = logs.Name;

        // Whoever connects needs an access entry, so the kubeconfig waits for all of them.
        Input<string>[] connection =
        [
            cluster.Name, cluster.Endpoint, CertificateAuthority, args.KubeconfigRoleArn ?? "",
            .. access.Select(entry => (Input<string>)entry.Id),
        ];
        Kubeconfig = Output.All(connection).Apply(known => KubeconfigDocument.Write(known[0], known[1], known[2], zone.Region, known[3]));

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["clusterName"] = ClusterName,
            ["clusterArn"] = ClusterArn,
            ["endpoint"] = Endpoint,
            ["certificateAuthority"] = CertificateAuthority,
            ["controlPlaneSecurityGroupId"] = ControlPlaneSecurityGroupId,
            ["nodeSecurityGroupId"] = NodeSecurityGroupId,
            ["logGroupName"] = LogGroupName,
            ["kubeconfig"] = Kubeconfig,
        });
    }

    /// <summary>The cluster's name in AWS.</summary>
    public Output<string> ClusterName { get; }

    /// <summary>The cluster's ARN.</summary>
    public Output<string> ClusterArn { get; }

    /// <summary>The address of the Kubernetes API, "https://…".</summary>
    public Output<string> Endpoint { get; }

    /// <summary>The certificate authority of the Kubernetes API, in Base64.</summary>
    public Output<string> CertificateAuthority { get; }

    /// <summary>The security group of the control plane's network interfaces.</summary>
    public Output<string> ControlPlaneSecurityGroupId { get; }

    /// <summary>The security group for the cluster's nodes.</summary>
    public Output<string> NodeSecurityGroupId { get; }

    /// <summary>The log group of the control plane.</summary>
    public Output<string> LogGroupName { get; }

    /// <summary>
    /// A kubeconfig in JSON that gets its tokens from `aws eks get-token`; it holds no credentials. Known once the access entries exist.
    /// </summary>
    public Output<string> Kubeconfig { get; }

    private static PolicyDocument ControlPlaneTrust(string accountId, string clusterArn) => new()
    {
        Statements =
        [
            new("ControlPlane", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Service("eks.amazonaws.com")],
                Actions = ["sts:AssumeRole"],
                Conditions =
                [
                    PolicyCondition.StringEquals("aws:SourceAccount", accountId),
                    PolicyCondition.ArnLike("aws:SourceArn", clusterArn),
                ],
            },
        ],
    };

    private static Aws.Eks.Inputs.ClusterVpcConfigArgs VpcConfig(EksClusterArgs args, ClusterSecurityGroups groups)
    {
        var config = new Aws.Eks.Inputs.ClusterVpcConfigArgs
        {
            SubnetIds = args.SubnetIds,
            SecurityGroupIds = { groups.ControlPlane.Id },
            EndpointPrivateAccess = true,
            EndpointPublicAccess = args.PublicEndpointBlocks.Count > 0,
        };
        if (args.PublicEndpointBlocks.Count > 0)
        {
            config.PublicAccessCidrs = args.PublicEndpointBlocks.Select(block => block.ToString()).ToArray();
        }

        return config;
    }

    private Aws.Eks.AccessPolicyAssociation Grant(string name, ZoneIdentity zone, ClusterAccess access, Aws.Eks.Cluster cluster)
    {
        var entry = new Aws.Eks.AccessEntry($"{name}-access-{access.Name}", new()
        {
            ClusterName = cluster.Name,
            PrincipalArn = access.RoleArn,
            Type = "STANDARD",
            Tags = zone.Tags(zone.NameOf($"{name}-access-{access.Name}", ClusterNames.MaxTagLength)),
        }, new CustomResourceOptions { Parent = this });

        var scope = new Aws.Eks.Inputs.AccessPolicyAssociationAccessScopeArgs
        {
            Type = access.Namespaces.Count == 0 ? "cluster" : "namespace",
        };
        if (access.Namespaces.Count > 0)
        {
            scope.Namespaces = access.Namespaces.ToArray();
        }

        return new Aws.Eks.AccessPolicyAssociation($"{name}-access-{access.Name}-policy", new()
        {
            ClusterName = cluster.Name,
            PrincipalArn = access.RoleArn,
            PolicyArn = $"arn:{zone.Partition}:eks::aws:cluster-access-policy/{PolicyName(access.Level)}",
            AccessScope = scope,
        }, new CustomResourceOptions { Parent = this, DependsOn = { entry } });
    }

    private static string PolicyName(ClusterAccessLevel level) => level switch
    {
        ClusterAccessLevel.View => "AmazonEKSViewPolicy",
        ClusterAccessLevel.AdminView => "AmazonEKSAdminViewPolicy",
        ClusterAccessLevel.Edit => "AmazonEKSEditPolicy",
        ClusterAccessLevel.Admin => "AmazonEKSAdminPolicy",
        ClusterAccessLevel.ClusterAdmin => "AmazonEKSClusterAdminPolicy",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "There is no access policy for this level."),
    };
}
