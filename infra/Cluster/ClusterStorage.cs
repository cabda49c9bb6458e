using Pulumi;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using StorageClass = Pulumi.Kubernetes.Storage.V1.StorageClass;
using StorageInputs = Pulumi.Kubernetes.Types.Inputs.Storage.V1;

namespace LandingZone.Cluster;

/// <summary>
/// The default storage class of the cluster: gp3 volumes encrypted with the zone's key, made where the pod that asks for one is placed.
/// Its Kubernetes provider comes from the options.
/// </summary>
public sealed class ClusterStorage : ComponentResource
{
    private const string ClassName = "gp3";

    /// <summary>Declares the storage class.</summary>
    public ClusterStorage(string name, ClusterStorageArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:ClusterStorage", name, options)
    {
        var standard = new StorageClass($"{name}-{ClassName}", new StorageInputs.StorageClassArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs
            {
                Name = ClassName,
                Labels = ObjectLabels.Of(args.Zone),
                Annotations = { ["storageclass.kubernetes.io/is-default-class"] = "true" },
            },
            Provisioner = "ebs.csi.aws.com",
            Parameters =
            {
                ["type"] = ClassName,
                ["encrypted"] = "true",
                ["kmsKeyId"] = args.VolumeKeyArn,
                ["csi.storage.k8s.io/fstype"] = "ext4",
            },
            VolumeBindingMode = "WaitForFirstConsumer",
            AllowVolumeExpansion = true,
            ReclaimPolicy = "Delete",
        }, new CustomResourceOptions { Parent = this });

        DefaultStorageClass = standard.Metadata.Apply(metadata => metadata?.Name ?? ClassName);
        RegisterOutputs(new Dictionary<string, object?> { ["defaultStorageClass"] = DefaultStorageClass });
    }

    /// <summary>The name of the default storage class.</summary>
    public Output<string> DefaultStorageClass { get; }
}
