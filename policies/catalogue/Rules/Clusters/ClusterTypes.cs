using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>Type tokens and property names that several rules about clusters use.</summary>
internal static class ClusterTypes
{
    public const string NodeClass = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
    public const string KarpenterPool = "kubernetes:karpenter.sh/v1:NodePool";

    private const string NativeCluster = "aws-native:eks:Cluster";

    public static string[] Clusters { get; } = ["aws:eks/cluster:Cluster", NativeCluster];

    public static string[] NodeGroups { get; } = ["aws:eks/nodeGroup:NodeGroup", "aws-native:eks:Nodegroup"];

    public static string[] Addons { get; } = ["aws:eks/addon:Addon", "aws-native:eks:Addon"];

    public static string[] LaunchTemplates { get; } = ["aws:ec2/launchTemplate:LaunchTemplate", "aws-native:ec2:LaunchTemplate"];

    /// <summary>The name of the block with the endpoint's settings.</summary>
    public static string EndpointBlock(Resource cluster) => cluster.Type == NativeCluster ? "resourcesVpcConfig" : "vpcConfig";
}
