using Pulumi;

namespace LandingZone.Cluster;

/// <summary>An IAM role that EKS Pod Identity hands to the pods of one service account.</summary>
/// <param name="ServiceAccount">The service account.</param>
/// <param name="Name">The role's name.</param>
/// <param name="Arn">The role's ARN; known when the role has its rights.</param>
public sealed record PodRole(string ServiceAccount, Output<string> Name, Output<string> Arn);
