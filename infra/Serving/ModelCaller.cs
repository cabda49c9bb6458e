namespace LandingZone.Serving;

/// <summary>A workload that may call a model: the pods of one service account. The mesh knows them by their certificates.</summary>
/// <param name="Namespace">The Kubernetes namespace.</param>
/// <param name="ServiceAccount">The service account.</param>
public sealed record ModelCaller(string Namespace, string ServiceAccount)
{
    /// <summary>The identity in the mesh, with the trust domain that Istio has by default.</summary>
    internal string Principal => $"cluster.local/ns/{Namespace}/sa/{ServiceAccount}";
}
