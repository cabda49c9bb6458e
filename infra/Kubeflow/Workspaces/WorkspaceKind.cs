namespace LandingZone.Kubeflow;

/// <summary>What a person works with in the browser.</summary>
public enum WorkspaceKind
{
    /// <summary>JupyterLab.</summary>
    Jupyter,

    /// <summary>VS Code, as code-server.</summary>
    VsCode,

    /// <summary>RStudio Server.</summary>
    RStudio,
}
