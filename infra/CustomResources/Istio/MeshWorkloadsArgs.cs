using Pulumi;

namespace LandingZone.CustomResources.Istio;

/// <summary>The pods that a policy of the mesh is about: those with all of the labels; without labels, all of the namespace.</summary>
internal sealed class MeshWorkloadsArgs : ResourceArgs
{
    [Input("matchLabels")]
    private InputMap<string>? _matchLabels;

    /// <summary>The labels.</summary>
    public InputMap<string> MatchLabels
    {
        get => _matchLabels ??= [];
        set => _matchLabels = value;
    }
}
