namespace LandingZone.ClusterSoftware;

/// <summary>A proxy inside the cluster that the mesh asks about each request of a person, where a policy says so.</summary>
/// <param name="Provider">The name by which authorization policies call it.</param>
/// <param name="Service">The full name of its service, "oauth2-proxy.sign-in.svc.cluster.local".</param>
/// <param name="Port">The port of the service.</param>
public sealed record MeshSignIn(string Provider, string Service, int Port);
