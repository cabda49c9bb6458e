namespace LandingZone.ClusterSoftware;

/// <summary>A Helm chart of a release.</summary>
/// <param name="Name">The chart.</param>
/// <param name="Version">Its version.</param>
/// <param name="Repository">Its publisher's repository: "https://…" or "oci://…".</param>
public sealed record SoftwareChart(string Name, string Version, string Repository);
