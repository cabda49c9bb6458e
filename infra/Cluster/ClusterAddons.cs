using System.Text.Json.Nodes;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>
/// The add-ons that run on nodes: coredns, metrics-server, and the drivers for volumes on EBS, EFS, FSx for Lustre and S3. Create it with DependsOn on <see cref="NodePools"/>,
/// since EKS waits for their pods to run.
/// </summary>
public sealed class ClusterAddons : ComponentResource
{
    /// <summary>Declares the add-ons.</summary>
    public ClusterAddons(string name, ClusterAddonsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:ClusterAddons", name, options)
    {
        var addons = new EksAddon(this, name, args.Zone, args.ClusterName);
        addons.Declare("coredns", args.Versions.CoreDns, DnsSettings(), role: null);

        var volumeKey = new Aws.Iam.RolePolicy($"{name}-ebs-csi-volume-key", new()
        {
            Name = "volume-key",
            Role = args.Roles.EbsDriver.Name,
            Policy = VolumeKeyRights(args.Zone, args.VolumeKeyArn).Json,
        }, new CustomResourceOptions { Parent = this });
        addons.Declare("aws-ebs-csi-driver", args.Versions.EbsCsiDriver, BlockSettings(args.Zone), args.Roles.EbsDriver, volumeKey);
        addons.Declare("aws-efs-csi-driver", args.Versions.EfsCsiDriver, FileSettings(), args.Roles.EfsDriver);

        // Neither needs a role: file systems of FSx are made here and not by pods, and buckets are read with the role of the pod that mounts them.
        addons.Declare("aws-fsx-csi-driver", args.Versions.FsxCsiDriver, FileSettings(), role: null);
        addons.Declare("aws-mountpoint-s3-csi-driver", args.Versions.S3CsiDriver, BucketSettings(), role: null);

        // Without it pods are not scaled by what they use. It asks the kubelets, and needs no right in AWS.
        addons.Declare("metrics-server", args.Versions.MetricsServer, settings: null, role: null);
        if (args.StateMetrics)
        {
            addons.Declare("kube-state-metrics", args.Versions.KubeStateMetrics, settings: null, role: null);
        }

        RegisterOutputs();
    }

    /// <summary>The managed policy of the EBS driver knows no keys; this is what its documentation asks for on a customer key.</summary>
    private static PolicyDocument VolumeKeyRights(ZoneIdentity zone, Input<string> keyArn)
    {
        var throughEc2 = PolicyCondition.StringEquals("kms:ViaService", $"ec2.{zone.Region.Name}.{zone.Region.DnsSuffix}");
        return new()
        {
            Statements =
            [
                new("AttachEncryptedVolumes", PolicyEffect.Allow)
                {
                    Actions = ["kms:CreateGrant"],
                    Resources = [keyArn],
                    Conditions = [throughEc2, PolicyCondition.Bool("kms:GrantIsForAWSResource", true)],
                },
                new("EncryptVolumes", PolicyEffect.Allow)
                {
                    Actions =
                    [
                        "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext",
                        "kms:ReEncryptFrom", "kms:ReEncryptTo",
                    ],
                    Resources = [keyArn],
                    Conditions = [throughEc2],
                },
            ],
        };
    }

    private static JsonObject DnsSettings() => new()
    {
        ["nodeSelector"] = OnSystemNodes(),
        ["autoScaling"] = new JsonObject { ["enabled"] = true, ["minReplicas"] = 2, ["maxReplicas"] = 10 },
        ["podDisruptionBudget"] = new JsonObject { ["enabled"] = true, ["maxUnavailable"] = 1 },
    };

    private static JsonObject BlockSettings(ZoneIdentity zone) => new()
    {
        ["controller"] = new JsonObject
        {
            ["nodeSelector"] = OnSystemNodes(),
            ["extraVolumeTags"] = VolumeTags(zone),
        },
    };

    private static JsonObject FileSettings() => new()
    {
        ["controller"] = new JsonObject { ["nodeSelector"] = OnSystemNodes() },
    };

    /// <summary>Alone of the drivers it stays away from nodes with taints, GPU nodes among them, unless told otherwise.</summary>
    private static JsonObject BucketSettings() => new() { ["node"] = new JsonObject { ["tolerateAllTaints"] = true } };

    private static JsonObject OnSystemNodes() => new() { ["landing-zone/purpose"] = "system" };

    /// <summary>The zone's tags; the driver names each volume itself.</summary>
    private static JsonObject VolumeTags(ZoneIdentity zone)
    {
        var tags = new JsonObject();
        foreach (var (key, value) in zone.Tags("").Where(tag => tag.Key != "Name").OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            tags[key] = value;
        }

        return tags;
    }
}
