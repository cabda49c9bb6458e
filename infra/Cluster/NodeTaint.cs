namespace LandingZone.Cluster;

/// <summary>A taint: keeps pods that do not tolerate it off a node.</summary>
/// <param name="Key">A label key, for example "nvidia.com/gpu".</param>
/// <param name="Value">A label value; may be empty.</param>
/// <param name="Effect">What happens to a pod without the toleration.</param>
public sealed record NodeTaint(string Key, string Value, NodeTaintEffect Effect);
