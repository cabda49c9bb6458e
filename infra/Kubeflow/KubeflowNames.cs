namespace LandingZone.Kubeflow;

/// <summary>The names that the parts of Kubeflow know each other by.</summary>
internal static class KubeflowNames
{
    /// <summary>The namespace of the platform.</summary>
    public const string Space = "kubeflow";

    /// <summary>The namespace of the sign-in proxy.</summary>
    public const string SignInSpace = "sign-in";

    /// <summary>The gateway, as routes name it.</summary>
    public const string Gateway = $"{Space}/{GatewayName}";

    /// <summary>The gateway's own name.</summary>
    public const string GatewayName = "kubeflow-gateway";

    /// <summary>The header with the mail address of whoever is signed in; the gateway sets it and nobody else can.</summary>
    public const string UserHeader = "kubeflow-userid";

    /// <summary>The header with the groups.</summary>
    public const string GroupsHeader = "kubeflow-groups";

    /// <summary>The label of the namespaces of teams.</summary>
    public const string TeamLabel = "app.kubernetes.io/part-of";

    /// <summary>Its value.</summary>
    public const string TeamLabelValue = "kubeflow-profile";

    /// <summary>The label of pods by which services, policies and routes find them.</summary>
    public const string AppLabel = "app.kubernetes.io/name";

    /// <summary>The label by which Istio is told whether a pod gets a proxy.</summary>
    public const string ProxyLabel = "sidecar.istio.io/inject";

    /// <summary>The service account that the profile controller makes in the namespace of a team, and its pods run as.</summary>
    public const string EditorAccount = "default-editor";

    /// <summary>The port on which a workspace tells when it was last used.</summary>
    public const int ActivityPort = 8890;

    /// <summary>The full name of a service of the platform.</summary>
    public static string ServiceHost(string service, string space = Space) => $"{service}.{space}.svc.cluster.local";
}
