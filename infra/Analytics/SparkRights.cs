using LandingZone.Etl;
using LandingZone.Security;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>
/// What EMR and the nodes of a Spark cluster may do. EMR's managed policy asks for tags on the zone's network, which is not the cluster's to
/// tag; these statements are what it allows, for this cluster's instances (Amazon EMR management guide, "Service role for Amazon EMR").
/// </summary>
internal static class SparkRights
{
    /// <summary>The tag by which EMR's instances are known: EMR puts it on what it makes.</summary>
    private const string ClusterTag = "aws:elasticmapreduce:job-flow-id";

    /// <summary>EMR itself.</summary>
    public static IEnumerable<PolicyStatement> OfService(SparkClusterArgs args, SparkGroups groups, Input<string> nodeRoleArn)
    {
        var zone = args.Zone;
        var own = $"arn:{zone.Partition}:ec2:{zone.Region.Name}:{zone.AccountId}";
        yield return new("Launch", PolicyEffect.Allow)
        {
            Actions =
            [
                "ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:CreateLaunchTemplateVersion", "ec2:CreateNetworkInterface", "ec2:RunInstances",
            ],
            Resources =
            [
                $"{own}:instance/*", $"{own}:fleet/*", $"{own}:launch-template/*", $"{own}:network-interface/*", $"{own}:security-group/*",
                $"{own}:subnet/*", $"{own}:volume/*", $"arn:{zone.Partition}:ec2:{zone.Region.Name}::image/*",
                $"arn:{zone.Partition}:ec2:{zone.Region.Name}::snapshot/*",
            ],
        };
        yield return new("TagOnLaunch", PolicyEffect.Allow)
        {
            Actions = ["ec2:CreateTags"],
            Resources = [$"{own}:instance/*", $"{own}:launch-template/*", $"{own}:network-interface/*", $"{own}:volume/*"],
            Conditions =
            [
                PolicyCondition.StringEquals("ec2:CreateAction", "CreateFleet", "CreateLaunchTemplate", "CreateNetworkInterface", "RunInstances"),
            ],
        };
        yield return new("ManageOwn", PolicyEffect.Allow)
        {
            Actions =
            [
                "ec2:DeleteLaunchTemplate", "ec2:DeleteNetworkInterface", "ec2:ModifyInstanceAttribute", "ec2:TerminateInstances",
            ],
            Resources = [$"{own}:instance/*", $"{own}:launch-template/*", $"{own}:network-interface/*"],
            Conditions = [PolicyCondition.Null($"aws:ResourceTag/{ClusterTag}", absent: false)],
        };
        yield return new("KeepGroups", PolicyEffect.Allow)
        {
            Actions =
            [
                "ec2:AuthorizeSecurityGroupEgress", "ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress",
                "ec2:RevokeSecurityGroupIngress",
            ],
            Resources = [groups.Primary.Arn, groups.Nodes.Arn, groups.Service.Arn],
        };

        // EC2 knows no resource for these.
        yield return new("See", PolicyEffect.Allow)
        {
            Actions =
            [
                "ec2:DescribeAccountAttributes", "ec2:DescribeCapacityReservations", "ec2:DescribeDhcpOptions", "ec2:DescribeImages",
                "ec2:DescribeInstances", "ec2:DescribeInstanceTypeOfferings", "ec2:DescribeLaunchTemplates", "ec2:DescribeNetworkAcls",
                "ec2:DescribeNetworkInterfaces", "ec2:DescribePlacementGroups", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets", "ec2:DescribeVolumes", "ec2:DescribeVolumeStatus", "ec2:DescribeVpcAttribute", "ec2:DescribeVpcEndpoints",
                "ec2:DescribeVpcs",
            ],
            Resources = ["*"],
        };
        yield return new("PassNodeRole", PolicyEffect.Allow)
        {
            Actions = ["iam:PassRole"],
            Resources = [nodeRoleArn],
            Conditions = [PolicyCondition.StringEquals("iam:PassedToService", $"ec2.{zone.Region.DnsSuffix}")],
        };
        yield return new("UseVolumeKey", PolicyEffect.Allow)
        {
            Actions =
            [
                "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo",
            ],
            Resources = [args.VolumeKeyArn],
            Conditions = [PolicyCondition.StringEquals("kms:ViaService", $"ec2.{zone.Region.Name}.{zone.Region.DnsSuffix}")],
        };
        yield return new("GrantVolumeKey", PolicyEffect.Allow)
        {
            Actions = ["kms:CreateGrant"],
            Resources = [args.VolumeKeyArn],
            Conditions =
            [
                PolicyCondition.StringEquals("kms:ViaService", $"ec2.{zone.Region.Name}.{zone.Region.DnsSuffix}"),
                PolicyCondition.Bool("kms:GrantIsForAWSResource", true),
            ],
        };
    }

    /// <summary>The nodes, and with them the jobs: a cluster is for one workload.</summary>
    public static IEnumerable<PolicyStatement> OfNodes(SparkClusterArgs args)
    {
        EncryptedPrefix[] read = [args.Code, .. args.Inputs];
        EncryptedPrefix[] written = [args.Output, args.Logs];
        yield return new("Read", PolicyEffect.Allow)
        {
            Actions = ["s3:GetObject"], Resources = [.. read.Append(args.Output).Select(prefix => prefix.ObjectsArn)],
        };
        yield return new("Write", PolicyEffect.Allow)
        {
            Actions = ["s3:AbortMultipartUpload", "s3:PutObject"], Resources = [.. written.Select(prefix => prefix.ObjectsArn)],
        };

        // Spark writes under another name first, and removes that.
        yield return new("Replace", PolicyEffect.Allow) { Actions = ["s3:DeleteObject"], Resources = [args.Output.ObjectsArn] };
        yield return new("List", PolicyEffect.Allow)
        {
            Actions = ["s3:ListBucket"],
            Resources = [.. read.Append(args.Output).Select(prefix => prefix.BucketArn)],
            Conditions =
            [
                new PolicyCondition(
                    "StringLike",
                    "s3:prefix",
                    [.. read.Append(args.Output).SelectMany(prefix => new Input<string>[] { $"{prefix.Prefix}*", prefix.Prefix.TrimEnd('/') })]),
            ],
        };
        yield return KeyUse.ReadAndWrite("UseObjectKeys", args.Zone, args.Output.KeyArn, "s3") with
        {
            Resources = [.. read.Concat(written).Select(prefix => prefix.KeyArn)],
        };
    }
}
