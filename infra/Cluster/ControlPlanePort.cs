namespace LandingZone.Cluster;

/// <summary>A TCP port on which the control plane calls nodes and pods.</summary>
/// <param name="Number">The port.</param>
/// <param name="Description">What answers there.</param>
internal sealed record ControlPlanePort(int Number, string Description)
{
    /// <summary>
    /// The kubelet, and the ports on which the controllers of the platform serve admission webhooks and aggregated APIs.
    /// The control plane calls pods, not services, so it is the port of the container that counts.
    /// </summary>
    public static IReadOnlyList<ControlPlanePort> All { get; } =
    [
        new(443, "Webhooks on the HTTPS port"),
        new(4443, "Webhooks of Kubeflow"),
        new(6443, "Aggregated APIs and webhooks"),
        new(8443, "Webhooks of controllers"),
        new(9443, "Webhooks of controllers built with controller-runtime"),
        new(10250, "Kubelet: logs, exec and probes"),
        new(10251, "Metrics API"),
        new(15017, "Webhooks of Istio"),
    ];
}
