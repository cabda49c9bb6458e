using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// The cluster autoscaler, by Helm: changes the size of the cluster's node pools between their fewest and their most nodes, as pods wait and nodes
/// are idle. Karpenter starts nodes of its own and leaves these alone. It may resize the groups of this cluster, and nothing else. Its providers, of
/// AWS and of Kubernetes, come from the options.
/// </summary>
/// <remarks>
/// A pod that fits a pool and a ladder of Karpenter alike makes both start a node. Pods for GPUs therefore name their pool by the label
/// landing-zone/node-pool, as the queues of <see cref="Kubeflow.FairShareQueues"/> do for them.
/// </remarks>
public sealed class ClusterAutoscaler : ComponentResource
{
    private const string Space = "cluster-autoscaler";

    /// <summary>Declares the installation.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ClusterAutoscaler(string name, ClusterAutoscalerArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:ClusterAutoscaler", name, options)
    {
        var software = args.Software;
        SoftwareRules.Check(nameof(ClusterAutoscaler), name, Software.ClusterAutoscaler, software);
        var identity = new WorkloadIdentity($"{name}-controller", new WorkloadIdentityArgs
        {
            Zone = software.Zone,
            Workload = $"{args.Cluster}-autoscaler",
            Description = "Cluster autoscaler, which resizes the node groups of the EKS cluster of the zone",
            Trust = WorkloadTrust.ServiceAccount(new PodTrust(
                args.ClusterName, ClusterNames.ArnOf(software.Zone, args.Cluster), Space, Space)),
            Statements = Rights(software.Zone, args.Cluster),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var space = new SoftwareSpace(this, name, new()
        {
            Zone = software.Zone, Name = Space, AllowHttpsEgress = true, Quota = new() { Cpus = 4, MemoryGib = 8, Pods = 10 },
        });
        var release = new ChartRelease(this, software.Release, software.Registry).Install(
            $"{name}-release", "cluster-autoscaler", space.Namespace, Values(args), earlier: [.. space.Doors, identity]);

        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    /// <summary>
    /// What its role may do (Kubernetes autoscaler, "Cluster Autoscaler on AWS", IAM Policy). EKS tags the Auto Scaling groups of its node groups
    /// with the cluster that they are of.
    /// </summary>
    private static PolicyStatement[] Rights(ZoneIdentity zone, string cluster)
    {
        var clusterName = ClusterNames.Of(zone, cluster);
        return
        [
            // These take no resource.
            new("LookAround", PolicyEffect.Allow)
            {
                Actions =
                [
                    "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations",
                    "autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags", "ec2:DescribeImages", "ec2:DescribeInstanceTypes",
                    "ec2:DescribeLaunchTemplateVersions", "ec2:GetInstanceTypesFromInstanceRequirements",
                ],
                Resources = ["*"],
                Conditions = [PolicyCondition.StringEquals("aws:RequestedRegion", zone.Region.Name)],
            },
            new("SeeLabelsAndTaints", PolicyEffect.Allow)
            {
                Actions = ["eks:DescribeNodegroup"],
                Resources = [$"arn:{zone.Partition}:eks:{zone.Region.Name}:{zone.AccountId}:nodegroup/{clusterName}/*/*"],
            },
            new("Resize", PolicyEffect.Allow)
            {
                Actions = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
                Resources = [$"arn:{zone.Partition}:autoscaling:{zone.Region.Name}:{zone.AccountId}:autoScalingGroup:*:autoScalingGroupName/eks-*"],
                Conditions = [PolicyCondition.StringEquals($"aws:ResourceTag/k8s.io/cluster-autoscaler/{clusterName}", "owned")],
            },
        ];
    }

    private static Dictionary<string, object> Values(ClusterAutoscalerArgs args)
    {
        var software = args.Software;
        var values = SystemPods.Place(new()
        {
            ["cloudProvider"] = "aws",
            ["awsRegion"] = software.Zone.Region.Name,
            ["autoDiscovery"] = new Dictionary<string, object> { ["clusterName"] = args.ClusterName },
            ["fullnameOverride"] = Space,
            ["image"] = new Dictionary<string, object>
            {
                ["repository"] = software.Registry.Image("registry.k8s.io/autoscaling/cluster-autoscaler"),
                ["tag"] = software.Release.TagOf("cluster-autoscaler"),
            },
            ["rbac"] = new Dictionary<string, object>
            {
                ["serviceAccount"] = new Dictionary<string, object> { ["create"] = true, ["name"] = Space },
            },

            // One works, and the other takes over when it is gone.
            ["replicaCount"] = 2,
            ["priorityClassName"] = "system-cluster-critical",
            ["podDisruptionBudget"] = new Dictionary<string, object> { ["maxUnavailable"] = 1 },
            ["topologySpreadConstraints"] = SystemPods.SpreadOverZones("app.kubernetes.io/instance", Space),
            ["resources"] = SystemPods.Resources("100m", "600Mi", "1", "1Gi"),
            ["extraArgs"] = new Dictionary<string, object>
            {
                ["balance-similar-node-groups"] = true,
                ["expander"] = "least-waste",
                ["skip-nodes-with-local-storage"] = false,
                ["scale-down-unneeded-time"] = FormattableString.Invariant($"{args.IdleMinutes}m"),

                // A GPU node counts as ready when it offers its GPUs, which takes the operator some minutes.
                ["max-node-provision-time"] = "20m",
            },
        });
        return values;
    }
}
