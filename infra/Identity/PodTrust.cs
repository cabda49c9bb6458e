using Pulumi;

namespace LandingZone.Identity;

/// <summary>The pods of one service account of one EKS cluster.</summary>
/// <param name="ClusterName">The cluster's name, for the association of role and service account.</param>
/// <param name="ClusterArn">The cluster's ARN, for the role's trust policy.</param>
/// <param name="Namespace">The Kubernetes namespace.</param>
/// <param name="ServiceAccount">The service account.</param>
public sealed record PodTrust(Input<string> ClusterName, Input<string> ClusterArn, string Namespace, string ServiceAccount);
