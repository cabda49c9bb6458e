using System.Collections.Immutable;
using System.Globalization;
using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Cluster;

/// <summary>
/// A namespace of the cluster with its limits: pod security standard, quota, container defaults, and network policies that deny
/// everything but DNS and the pods' own credentials. Its Kubernetes provider comes from the options.
/// </summary>
public sealed class ClusterNamespace : ComponentResource
{
    /// <summary>Declares the namespace.</summary>
    /// <exception cref="ArgumentException">
    /// The arguments break a rule of Kubernetes or of the platform; the message lists everything that is wrong.
    /// </exception>
    public ClusterNamespace(string name, ClusterNamespaceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:cluster:ClusterNamespace", name, options)
    {
        Check(name, args);

        var metadata = new MetaInputs.ObjectMetaArgs { Name = args.Name, Labels = Labels(args) };
        foreach (var (key, value) in args.Annotations)
        {
            metadata.Annotations.Add(key, value);
        }

        if (args.PodSecurityReason is { } reason)
        {
            metadata.Annotations.Add("landing-zone/pod-security-reason", reason);
        }

        var space = new Core.Namespace(
            $"{name}-namespace", new CoreInputs.NamespaceArgs { Metadata = metadata }, new CustomResourceOptions { Parent = this });

        // The name that the namespace gives back, so that what is inside it waits for it.
        var inside = space.Metadata.Apply(known => known?.Name ?? args.Name);
        var limits = new CustomResource[]
        {
            Quota(name, inside, args),
            Defaults(name, inside, args),
        };
        var policies = new NamespaceNetworkPolicies(this, name, inside, args);

        // Whoever puts pods into the namespace gets its name only when the limits are there.
        Namespace = Output.All(limits.Concat(policies.All).Select(limit => (Input<string>)limit.Id)).Apply(_ => args.Name);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace's name; known when its quota and network policies exist too.</summary>
    public Output<string> Namespace { get; }

    internal static void Check(string name, ClusterNamespaceArgs args)
    {
        var problems = new ArgumentProblems(nameof(ClusterNamespace), name);
        problems.AddIf(!NamespaceName.IsValid(args.Name), $"Name is '{args.Name}'; {NamespaceName.Rule}");
        problems.AddIf(
            args.Name == "default" || args.Name.StartsWith("kube-", StringComparison.Ordinal),
            $"Name is '{args.Name}', which belongs to Kubernetes; choose another.");
        problems.AddIf(
            args.PodSecurity != PodSecurityLevel.Restricted && string.IsNullOrWhiteSpace(args.PodSecurityReason),
            $"PodSecurity is {args.PodSecurity}; say in PodSecurityReason why Restricted will not do.");
        problems.AddIf(
            args.Quota.Cpus < 1 || args.Quota.MemoryGib < 1 || args.Quota.Pods < 1,
            $"Quota has {args.Quota.Cpus} CPUs, {args.Quota.MemoryGib} GiB and {args.Quota.Pods} pods; each must be 1 or more.");
        problems.AddIf(
            args.Quota.Gpus < 0 || args.Quota.VolumeClaims < 0 || args.Quota.StorageGib < 0,
            $"Quota has {args.Quota.Gpus} GPUs, {args.Quota.VolumeClaims} volume claims and {args.Quota.StorageGib} GiB of storage; "
            + "none may be negative.");
        problems.AddIf(args.NodePorts < 0, $"NodePorts is {args.NodePorts}; it must be 0 or more.");
        var defaults = args.ContainerDefaults;
        problems.AddIf(
            defaults.RequestMilliCpus < 1 || defaults.RequestMemoryMib < 1
                || defaults.RequestMilliCpus > defaults.LimitMilliCpus || defaults.RequestMemoryMib > defaults.LimitMemoryMib,
            "ContainerDefaults must request 1 or more, and not more than the limit.");
        foreach (var (key, value) in args.Labels)
        {
            problems.AddIf(!LabelSyntax.IsKey(key), $"The label key '{key}' is not one; {LabelSyntax.KeyRule}.");
            problems.AddIf(!LabelSyntax.IsValue(value), $"The label '{key}' has the value '{value}'; {LabelSyntax.ValueRule}.");
            problems.AddIf(LabelSyntax.IsReserved(key), $"The label key '{key}' is reserved; {LabelSyntax.ReservedRule}.");
        }

        foreach (var key in args.Annotations.Keys.Order(StringComparer.Ordinal))
        {
            problems.AddIf(!LabelSyntax.IsKey(key), $"The annotation key '{key}' is not one; {LabelSyntax.KeyRule}.");
            problems.AddIf(
                key.StartsWith("landing-zone/", StringComparison.Ordinal),
                $"The annotation key '{key}' is reserved; the platform sets those that begin with landing-zone.");
        }

        problems.ThrowIfAny();
    }

    private static ImmutableDictionary<string, string> Labels(ClusterNamespaceArgs args)
    {
        var labels = args.Labels.ToBuilder();
        foreach (var (key, value) in ObjectLabels.Of(args.Zone))
        {
            labels[key] = value;
        }

        if (args.Queued)
        {
            labels[ClusterSoftware.Kueue.ManagedLabel] = "true";
        }

        var level = args.PodSecurity.ToString().ToLowerInvariant();
        foreach (var mode in new[] { "enforce", "audit", "warn" })
        {
            labels[$"pod-security.kubernetes.io/{mode}"] = level;
            labels[$"pod-security.kubernetes.io/{mode}-version"] = "latest";
        }

        return labels.ToImmutable();
    }

    private Core.ResourceQuota Quota(string name, Output<string> inside, ClusterNamespaceArgs args) =>
        new($"{name}-quota", new CoreInputs.ResourceQuotaArgs
        {
            Metadata = Named("quota", inside, args),
            Spec = new CoreInputs.ResourceQuotaSpecArgs
            {
                Hard = new Dictionary<string, string>
                {
                    ["requests.cpu"] = Count(args.Quota.Cpus),
                    ["limits.cpu"] = Count(args.Quota.Cpus),
                    ["requests.memory"] = $"{Count(args.Quota.MemoryGib)}Gi",
                    ["limits.memory"] = $"{Count(args.Quota.MemoryGib)}Gi",
                    ["requests.nvidia.com/gpu"] = Count(args.Quota.Gpus),
                    ["requests.storage"] = $"{Count(args.Quota.StorageGib)}Gi",
                    ["persistentvolumeclaims"] = Count(args.Quota.VolumeClaims),
                    ["pods"] = Count(args.Quota.Pods),

                    // Ways into the cluster are the platform's to open, not a namespace's.
                    ["services.loadbalancers"] = "0",
                    ["services.nodeports"] = Count(args.NodePorts),
                },
            },
        }, new CustomResourceOptions { Parent = this });

    private Core.LimitRange Defaults(string name, Output<string> inside, ClusterNamespaceArgs args) =>
        new($"{name}-container-defaults", new CoreInputs.LimitRangeArgs
        {
            Metadata = Named("container-defaults", inside, args),
            Spec = new CoreInputs.LimitRangeSpecArgs
            {
                Limits =
                {
                    new CoreInputs.LimitRangeItemArgs
                    {
                        Type = "Container",
                        DefaultRequest = Amounts(args.ContainerDefaults.RequestMilliCpus, args.ContainerDefaults.RequestMemoryMib),
                        Default = Amounts(args.ContainerDefaults.LimitMilliCpus, args.ContainerDefaults.LimitMemoryMib),
                    },
                },
            },
        }, new CustomResourceOptions { Parent = this });

    private static MetaInputs.ObjectMetaArgs Named(string name, Output<string> inside, ClusterNamespaceArgs args) => new()
    {
        Name = name,
        Namespace = inside,
        Labels = ObjectLabels.Of(args.Zone),
    };

    private static Dictionary<string, string> Amounts(int milliCpus, int memoryMib) => new()
    {
        ["cpu"] = $"{Count(milliCpus)}m",
        ["memory"] = $"{Count(memoryMib)}Mi",
    };

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
