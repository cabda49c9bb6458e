namespace LandingZone.Kubeflow;

/// <summary>What a member of a team may do in the team's namespace.</summary>
public enum TeamRole
{
    /// <summary>Works: starts workspaces, training and experiments, and writes the team's data.</summary>
    Editor,

    /// <summary>Works, and lets others in: what the profile's owner may do.</summary>
    Admin,

    /// <summary>Looks on.</summary>
    Viewer,
}
