namespace LandingZone.Analytics;

/// <summary>An application of Studio.</summary>
public enum StudioApp
{
    /// <summary>JupyterLab: notebooks in the browser.</summary>
    JupyterLab,

    /// <summary>Code Editor: an editor built on the open source of Visual Studio Code.</summary>
    CodeEditor,
}
