using LandingZone.Zones;

namespace LandingZone.Cluster;

/// <summary>The names that the components of this folder give in AWS, and their length limits in characters.</summary>
internal static class ClusterNames
{
    /// <summary>A cluster's name (EKS API reference, CreateCluster).</summary>
    public const int MaxClusterLength = 100;

    /// <summary>An IAM role's name (IAM quotas).</summary>
    public const int MaxRoleLength = 64;

    /// <summary>A security group's name (EC2 API reference, CreateSecurityGroup).</summary>
    public const int MaxSecurityGroupLength = 255;

    /// <summary>A launch template's name (EC2 API reference, CreateLaunchTemplate).</summary>
    public const int MaxLaunchTemplateLength = 128;

    /// <summary>A placement group's name (EC2 API reference, CreatePlacementGroup).</summary>
    public const int MaxPlacementGroupLength = 255;

    /// <summary>A tag's value (tagging quotas of AWS).</summary>
    public const int MaxTagLength = 256;

    /// <summary>
    /// The prefix of a node group's name, which the provider completes with 26 characters: the name is up to 63
    /// (EKS API reference, CreateNodegroup).
    /// </summary>
    public const int MaxNodeGroupPrefixLength = 37;

    /// <summary>The name in AWS of the cluster that the component <paramref name="name"/> declares.</summary>
    public static string Of(ZoneIdentity zone, string name) => zone.NameOf(name, MaxClusterLength);

    /// <summary>The ARN of that cluster, known before it exists.</summary>
    public static string ArnOf(ZoneIdentity zone, string name) =>
        $"arn:{zone.Partition}:eks:{zone.Region.Name}:{zone.AccountId}:cluster/{Of(zone, name)}";
}
