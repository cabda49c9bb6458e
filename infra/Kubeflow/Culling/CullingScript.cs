namespace LandingZone.Kubeflow;

/// <summary>The scripts of workloads/culling, which the assembly carries inside itself.</summary>
internal static class CullingScript
{
    /// <summary>Tells when a workspace was last used.</summary>
    public const string Activity = "activity.py";

    /// <summary>Stops the idle workspaces of a namespace.</summary>
    public const string Cull = "cull.py";

    /// <summary>The text of a script.</summary>
    public static string Text(string script)
    {
        using var stream = typeof(CullingScript).Assembly.GetManifestResourceStream(script)
            ?? throw new InvalidOperationException($"The assembly has no '{script}' in it.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
