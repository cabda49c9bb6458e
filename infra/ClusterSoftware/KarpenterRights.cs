using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// What Karpenter's role may do (karpenter.sh, "CloudFormation", the controller's policies), without what it does not need here: it makes
/// no instance profiles and reads no prices.
/// </summary>
internal static class KarpenterRights
{
    private const string PoolTag = "karpenter.sh/nodepool";

    public static PolicyStatement[] Of(ZoneIdentity zone, KarpenterArgs args, Input<string> queueArn)
    {
        var cluster = ClusterNames.Of(zone, args.Cluster);
        var clusterTag = $"kubernetes.io/cluster/{cluster}";
        var ec2 = $"arn:{zone.Partition}:ec2:{zone.Region.Name}:{zone.AccountId}";
        var shared = $"arn:{zone.Partition}:ec2:{zone.Region.Name}:";
        Input<string>[] made =
        [
            $"{ec2}:fleet/*", $"{ec2}:instance/*", $"{ec2}:volume/*", $"{ec2}:network-interface/*", $"{ec2}:launch-template/*",
            $"{ec2}:spot-instances-request/*",
        ];
        PolicyCondition[] asked =
        [
            PolicyCondition.StringEquals($"aws:RequestTag/{clusterTag}", "owned"),
            PolicyCondition.StringEquals("aws:RequestTag/eks:eks-cluster-name", cluster),
            Like($"aws:RequestTag/{PoolTag}"),
        ];
        PolicyCondition[] owned =
        [
            PolicyCondition.StringEquals($"aws:ResourceTag/{clusterTag}", "owned"), Like($"aws:ResourceTag/{PoolTag}"),
        ];
        var throughEc2 = PolicyCondition.StringEquals("kms:ViaService", $"ec2.{zone.Region.Name}.{zone.Region.DnsSuffix}");
        return
        [
            new("StartFrom", PolicyEffect.Allow)
            {
                Actions = ["ec2:CreateFleet", "ec2:RunInstances"],
                Resources =
                [
                    $"{shared}:image/*", $"{shared}:snapshot/*", $"{ec2}:security-group/*", $"{ec2}:subnet/*",
                    .. args.Reservations.Select(id => (Input<string>)$"{ec2}:capacity-reservation/{id}"),
                    .. args.PlacementGroups.Select(group => (Input<string>)$"{ec2}:placement-group/{group}"),
                ],
            },
            new("StartByOwnTemplates", PolicyEffect.Allow)
            {
                Actions = ["ec2:CreateFleet", "ec2:RunInstances"], Resources = [$"{ec2}:launch-template/*"], Conditions = owned,
            },
            new("StartForThisCluster", PolicyEffect.Allow)
            {
                Actions = ["ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:RunInstances"], Resources = made, Conditions = asked,
            },
            new("TagWhatIsMade", PolicyEffect.Allow)
            {
                Actions = ["ec2:CreateTags"],
                Resources = made,
                Conditions = [.. asked, PolicyCondition.StringEquals("ec2:CreateAction", "RunInstances", "CreateFleet", "CreateLaunchTemplate")],
            },
            new("TagOwnInstances", PolicyEffect.Allow)
            {
                Actions = ["ec2:CreateTags"],
                Resources = [$"{ec2}:instance/*"],
                Conditions =
                [
                    .. owned,
                    new PolicyCondition("ForAllValues:StringEquals", "aws:TagKeys", "eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"),
                ],
            },
            new("StopOwn", PolicyEffect.Allow)
            {
                Actions = ["ec2:DeleteLaunchTemplate", "ec2:TerminateInstances"],
                Resources = [$"{ec2}:instance/*", $"{ec2}:launch-template/*"],
                Conditions = owned,
            },

            // EC2 takes no resource on these.
            new("LookAround", PolicyEffect.Allow)
            {
                Actions =
                [
                    "ec2:DescribeCapacityReservations", "ec2:DescribeImages", "ec2:DescribeInstances", "ec2:DescribeInstanceStatus",
                    "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplates",
                    "ec2:DescribePlacementGroups", "ec2:DescribeSecurityGroups", "ec2:DescribeSpotPriceHistory", "ec2:DescribeSubnets",
                ],
                Resources = ["*"],
                Conditions = [PolicyCondition.StringEquals("aws:RequestedRegion", zone.Region.Name)],
            },
            new("FindImages", PolicyEffect.Allow)
            {
                Actions = ["ssm:GetParameter"], Resources = [$"arn:{zone.Partition}:ssm:{zone.Region.Name}::parameter/aws/service/eks/*"],
            },
            new("FindProfile", PolicyEffect.Allow)
            {
                Actions = ["iam:GetInstanceProfile"],
                Resources =
                [
                    $"arn:{zone.Partition}:iam::{zone.AccountId}:instance-profile/"
                    + zone.NameOf($"{args.Cluster}-karpenter-node", ClusterNames.MaxRoleLength),
                ],
            },
            new("HandOverNodeRole", PolicyEffect.Allow)
            {
                Actions = ["iam:PassRole"],
                Resources = [args.NodeRoleArn],
                Conditions = [PolicyCondition.StringEquals("iam:PassedToService", $"ec2.{zone.Region.DnsSuffix}")],
            },
            new("FindCluster", PolicyEffect.Allow)
            {
                Actions = ["eks:DescribeCluster"], Resources = [ClusterNames.ArnOf(zone, args.Cluster)],
            },
            new("TakeMessages", PolicyEffect.Allow)
            {
                Actions = ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"], Resources = [queueArn],
            },
            KeyUse.Read("ReadMessages", zone, args.QueueKeyArn, "sqs"),
            new("AttachEncryptedVolumes", PolicyEffect.Allow)
            {
                Actions = ["kms:CreateGrant"],
                Resources = [args.VolumeKeyArn],
                Conditions = [throughEc2, PolicyCondition.Bool("kms:GrantIsForAWSResource", true)],
            },
            new("EncryptVolumes", PolicyEffect.Allow)
            {
                Actions =
                [
                    "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo",
                ],
                Resources = [args.VolumeKeyArn],
                Conditions = [throughEc2],
            },
        ];
    }

    /// <summary>The tag is there, whatever its value.</summary>
    private static PolicyCondition Like(string key) => new("StringLike", key, "*");
}
