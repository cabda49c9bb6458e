namespace LandingZone.Kubeflow;

/// <summary>How urgent a job is among those of its team. Jobs name it in the label kueue.x-k8s.io/priority-class.</summary>
/// <param name="Name">Its name: lower-case letters, digits and hyphens.</param>
/// <param name="Value">Its value: the higher one goes first.</param>
/// <param name="Description">What it is for.</param>
public sealed record JobPriority(string Name, int Value, string Description);
