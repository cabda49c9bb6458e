using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>A bucket that a team has a place in or reads.</summary>
/// <param name="Content">What it holds, "models".</param>
/// <param name="Name">Its name.</param>
/// <param name="Arn">Its ARN.</param>
public sealed record TeamData(string Content, Input<string> Name, Input<string> Arn);
