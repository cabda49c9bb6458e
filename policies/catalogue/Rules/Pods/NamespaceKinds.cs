namespace LandingZone.Policies.Rules.Pods;

/// <summary>Type tokens of namespaces and of what makes one.</summary>
internal static class NamespaceKinds
{
    public const string Namespace = "kubernetes:core/v1:Namespace";

    /// <summary>Profiles of Kubeflow, each of which makes a namespace of its name.</summary>
    public static string[] Profiles { get; } = ["kubernetes:kubeflow.org/v1:Profile", "kubernetes:kubeflow.org/v1beta1:Profile"];

    /// <summary>Everything that makes a namespace.</summary>
    public static string[] All { get; } = [Namespace, .. Profiles];
}
