namespace LandingZone.Kubeflow;

/// <summary>
/// The versions of the parts of Kubeflow, as image tags. Those here are what the Kubeflow Community Distribution tested together in the
/// autumn of 2026 (github.com/kubeflow/community-distribution, "Kubeflow Components Versions").
/// </summary>
public sealed record KubeflowVersions
{
    /// <summary>The versions that the components of this folder are written for.</summary>
    public static KubeflowVersions Reviewed { get; } = new()
    {
        Dashboard = "v2.0.0", Notebooks = "v1.11.0", Katib = "v0.19.0", SignIn = "v7.15.4", Database = "8.0",
    };

    /// <summary>Kubeflow Dashboard: dashboard, profile controller, access management and PodDefaults webhook.</summary>
    public required string Dashboard { get; init; }

    /// <summary>Kubeflow Notebooks: notebook controller and spawner.</summary>
    public required string Notebooks { get; init; }

    /// <summary>Katib.</summary>
    public required string Katib { get; init; }

    /// <summary>oauth2-proxy.</summary>
    public required string SignIn { get; init; }

    /// <summary>MySQL, which Katib keeps its measurements in.</summary>
    public required string Database { get; init; }
}
