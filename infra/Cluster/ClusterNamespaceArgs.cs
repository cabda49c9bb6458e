using System.Collections.Immutable;
using LandingZone.Zones;

namespace LandingZone.Cluster;

/// <summary>What a <see cref="ClusterNamespace"/> is made from.</summary>
public sealed class ClusterNamespaceArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Its name: up to 63 lower-case letters, digits and hyphens; not "default" and not beginning with "kube-".</summary>
    public required string Name { get; init; }

    /// <summary>The pod security standard that pods must meet.</summary>
    public PodSecurityLevel PodSecurity { get; init; } = PodSecurityLevel.Restricted;

    /// <summary>Why a level below <see cref="PodSecurityLevel.Restricted"/> is needed: required there, and written on it.</summary>
    public string? PodSecurityReason { get; init; }

    /// <summary>What all pods of the namespace together may use.</summary>
    public required NamespaceQuota Quota { get; init; }

    /// <summary>What a container gets that asks for nothing.</summary>
    public ContainerDefaults ContainerDefaults { get; init; } = new();

    /// <summary>
    /// Lets pods reach the Kubernetes API and everything else over HTTPS. Without it they reach nothing but DNS,
    /// until a network policy of their own says otherwise.
    /// </summary>
    public bool AllowHttpsEgress { get; init; }

    /// <summary>How many ports of the nodes its services may open; 0, as everywhere but where the platform itself lets people in.</summary>
    public int NodePorts { get; init; }

    /// <summary>
    /// Makes jobs and pods of the namespace go through a queue, so that nobody gets past the shares: what names no queue goes through the
    /// one called "default", and where there is none it never starts.
    /// </summary>
    public bool Queued { get; init; }

    /// <summary>Labels of the namespace beside those that the platform sets.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Annotations of the namespace, by which controllers know it as theirs. Default: none.</summary>
    public ImmutableDictionary<string, string> Annotations { get; init; } = ImmutableDictionary<string, string>.Empty;
}
