namespace LandingZone.ClusterSoftware;

/// <summary>Software that the platform installs in a cluster by itself; what EKS installs stands in <see cref="Facts.AddonVersions"/>.</summary>
public enum Software
{
    /// <summary>cert-manager: certificates for webhooks and gateways.</summary>
    CertManager,

    /// <summary>Istio: the service mesh.</summary>
    Istio,

    /// <summary>KServe: models behind endpoints.</summary>
    KServe,

    /// <summary>Kueue: queues with fair shares.</summary>
    Kueue,

    /// <summary>Karpenter: nodes when they are needed.</summary>
    Karpenter,

    /// <summary>Kubeflow Trainer: distributed training, MPI and PyTorch.</summary>
    Trainer,

    /// <summary>NVIDIA's GPU operator.</summary>
    GpuOperator,

    /// <summary>The device plugin of Elastic Fabric Adapters.</summary>
    EfaDevicePlugin,
}
