using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// Karpenter, by Helm: starts nodes for pods that have no room, and stops them when they are empty. Its pools are
/// <see cref="CapacityLadder"/>s. It can start, tag and stop instances of this cluster only, with the role of its nodes and no other. Its
/// providers, of AWS and of Kubernetes, come from the options.
/// </summary>
public sealed class Karpenter : ComponentResource
{
    private const string Space = "karpenter";

    /// <summary>A message that was not taken in five minutes is about an instance that is gone.</summary>
    private const int MessageSeconds = 300;

    /// <summary>SQS's limit of a queue name in characters.</summary>
    private const int MaxQueueLength = 80;

    /// <summary>What happens to instances, of which Karpenter moves the pods away in time (karpenter.sh, "Interruption").</summary>
    private static readonly (string Name, string Source, string Detail)[] Events =
    [
        ("health", "aws.health", "AWS Health Event"),
        ("spot", "aws.ec2", "EC2 Spot Instance Interruption Warning"),
        ("rebalance", "aws.ec2", "EC2 Instance Rebalance Recommendation"),
        ("state", "aws.ec2", "EC2 Instance State-change Notification"),
        ("capacity-block", "aws.ec2", "EC2 Capacity Reservation Instance Interruption Warning"),
    ];

    /// <summary>Declares the installation.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public Karpenter(string name, KarpenterArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:Karpenter", name, options)
    {
        var software = args.Software;
        SoftwareRules.Check(nameof(Karpenter), name, Software.Karpenter, software);
        var zone = software.Zone;
        var child = new CustomResourceOptions { Parent = this };
        var queue = Queue(name, args);

        var profileName = zone.NameOf($"{args.Cluster}-karpenter-node", ClusterNames.MaxRoleLength);
        var profile = new Aws.Iam.InstanceProfile($"{name}-node", new()
        {
            Name = profileName, Role = args.NodeRoleName, Tags = zone.Tags(profileName),
        }, child);
        var identity = new WorkloadIdentity($"{name}-controller", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = $"{args.Cluster}-karpenter",
            Description = "Karpenter, which starts and stops nodes of the EKS cluster of the zone",
            Trust = WorkloadTrust.ServiceAccount(new PodTrust(
                args.ClusterName, ClusterNames.ArnOf(zone, args.Cluster), Space, Space)),
            Statements = KarpenterRights.Of(zone, args, queue.Arn),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });

        var space = new SoftwareSpace(this, name, new()
        {
            Zone = zone, Name = Space, AllowHttpsEgress = true, Quota = new() { Cpus = 10, MemoryGib = 10, Pods = 10 },
        });
        var charts = new ChartRelease(this, software.Release, software.Registry);
        var definitions = charts.Install($"{name}-definitions", "karpenter-crd", space.Namespace, [], earlier: space.Doors);
        var release = charts.Install(
            $"{name}-release", "karpenter", space.Namespace, Values(args, queue.Name), earlier: [definitions, identity]);

        InstanceProfile = profile.Name;
        Namespace = release.Status.Apply(status => status?.Namespace ?? Space);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace, ["instanceProfile"] = InstanceProfile });
    }

    /// <summary>The namespace it runs in; known when it runs.</summary>
    public Output<string> Namespace { get; }

    /// <summary>The instance profile of the nodes that it starts.</summary>
    public Output<string> InstanceProfile { get; }

    private Aws.Sqs.Queue Queue(string name, KarpenterArgs args)
    {
        var zone = args.Software.Zone;
        var child = new CustomResourceOptions { Parent = this };
        var queueName = zone.NameOf($"{args.Cluster}-interruptions", MaxQueueLength);
        var queueArn = $"arn:{zone.Partition}:sqs:{zone.Region.Name}:{zone.AccountId}:{queueName}";
        var queue = new Aws.Sqs.Queue($"{name}-interruptions", new()
        {
            Name = queueName,
            KmsMasterKeyId = args.QueueKeyArn,
            MessageRetentionSeconds = MessageSeconds,
            Tags = zone.Tags(queueName),
        }, child);
        var rules = Events.Select(happening =>
        {
            var ruleName = zone.NameOf($"{args.Cluster}-karpenter-{happening.Name}", 64);
            return (happening.Name, Rule: new Aws.CloudWatch.EventRule($"{name}-on-{happening.Name}", new()
            {
                Name = ruleName,
                Description = $"{happening.Detail}, for Karpenter",
                EventPattern = $$"""{"detail-type":["{{happening.Detail}}"],"source":["{{happening.Source}}"]}""",
                Tags = zone.Tags(ruleName),
            }, child));
        }).ToList();
        var policy = new Aws.Sqs.QueuePolicy($"{name}-interruptions", new()
        {
            QueueUrl = queue.Url,
            Policy = new PolicyDocument
            {
                Statements =
                [
                    new("SendByRules", PolicyEffect.Allow)
                    {
                        Principals = [PolicyPrincipal.Service("events.amazonaws.com")],
                        Actions = ["sqs:SendMessage"],
                        Resources = [queueArn],
                        Conditions = [PolicyCondition.ArnLike("aws:SourceArn", [.. rules.Select(rule => (Input<string>)rule.Rule.Arn)])],
                    },
                    new("DenyInsecureTransport", PolicyEffect.Deny)
                    {
                        Principals = [PolicyPrincipal.Everyone],
                        Actions = ["sqs:*"],
                        Resources = [queueArn],
                        Conditions = [PolicyCondition.Bool("aws:SecureTransport", false)],
                    },
                ],
            }.Json,
        }, child);
        foreach (var (what, rule) in rules)
        {
            _ = new Aws.CloudWatch.EventTarget($"{name}-on-{what}", new() { Rule = rule.Name, Arn = queue.Arn }, new CustomResourceOptions
            {
                Parent = this, DependsOn = { policy },
            });
        }

        return queue;
    }

    private static Dictionary<string, object> Values(KarpenterArgs args, Output<string> queueName) => SystemPods.Place(new()
    {
        ["replicas"] = 2,
        ["serviceAccount"] = new Dictionary<string, object> { ["create"] = true, ["name"] = Space },
        ["controller"] = new Dictionary<string, object>
        {
            // The chart pins the image by digest, which a copy in another registry keeps.
            ["image"] = new Dictionary<string, object>
            {
                ["repository"] = args.Software.Registry.Image("public.ecr.aws/karpenter/controller"),
                ["tag"] = args.Software.Release.TagOf("controller"),
            },
            ["resources"] = SystemPods.Resources("500m", "1Gi", "2", "2Gi"),
        },
        ["settings"] = new Dictionary<string, object>
        {
            ["clusterName"] = args.ClusterName,
            ["interruptionQueue"] = queueName,

            // There is no endpoint of the price list in a VPC; Karpenter then uses the prices that it was built with.
            ["isolatedVPC"] = true,
            ["featureGates"] = new Dictionary<string, object> { ["reservedCapacity"] = true, ["spotToSpotConsolidation"] = false },
        },
    });
}
