namespace LandingZone.ClusterSoftware;

/// <summary>Software that the platform installs in a cluster by itself; what EKS installs has its versions in <see cref="Facts.AddonVersions"/>.</summary>
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

    /// <summary>The cluster autoscaler: node pools between their fewest and their most nodes.</summary>
    ClusterAutoscaler,

    /// <summary>Kubeflow Trainer: distributed training, MPI and PyTorch.</summary>
    Trainer,

    /// <summary>NVIDIA's GPU operator.</summary>
    GpuOperator,

    /// <summary>The device plugin of Elastic Fabric Adapters.</summary>
    EfaDevicePlugin,

    /// <summary>Kubeflow Dashboard: dashboard, profile controller, access management and the webhook of PodDefaults.</summary>
    KubeflowDashboard,

    /// <summary>Kubeflow Notebooks: notebook controller and spawner.</summary>
    KubeflowNotebooks,

    /// <summary>Katib: searches for hyper-parameters.</summary>
    Katib,

    /// <summary>oauth2-proxy: signs people in at the gateway.</summary>
    SignInProxy,

    /// <summary>MySQL, which Katib keeps its measurements in.</summary>
    MySql,
}
