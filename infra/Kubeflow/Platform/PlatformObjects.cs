using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using LandingZone.Zones;
using Pulumi;
using Apps = Pulumi.Kubernetes.Apps.V1;
using AppsInputs = Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Policy.V1;
using PodDisruptionBudget = Pulumi.Kubernetes.Policy.V1.PodDisruptionBudget;
using Rbac = Pulumi.Kubernetes.Rbac.V1;
using RbacInputs = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace LandingZone.Kubeflow;

/// <summary>Declares the objects of the platform's parts the way all of them are declared: labelled, restricted, and on the system's nodes.</summary>
/// <param name="parent">The component that they belong to.</param>
/// <param name="name">The component's name.</param>
/// <param name="zone">The zone.</param>
/// <param name="space">Their namespace.</param>
internal sealed class PlatformObjects(ComponentResource parent, string name, ZoneIdentity zone, Output<string> space)
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    /// <summary>The labels of every object.</summary>
    private ImmutableDictionary<string, string> Labels { get; } = ObjectLabels.Of(zone);

    /// <summary>The namespace, known when it is ready for what stands in it.</summary>
    public Output<string> Namespace => space;

    /// <summary>Metadata of an object in the namespace.</summary>
    public MetaInputs.ObjectMetaArgs Named(string what) => new() { Name = what, Namespace = space, Labels = Labels };

    /// <summary>Metadata of an object of the whole cluster.</summary>
    public MetaInputs.ObjectMetaArgs OfCluster(string what) => new() { Name = what, Labels = Labels };

    /// <summary>Options of a child, made after others.</summary>
    public CustomResourceOptions Options(params Pulumi.Resource[] after)
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var earlier in after)
        {
            options.DependsOn.Add(earlier);
        }

        return options;
    }

    /// <summary>The logical name of something.</summary>
    public string Logical(string what) => $"{name}-{what}";

    /// <summary>An object of a custom kind.</summary>
    public Extensions.CustomResource Custom(string what, Extensions.CustomResourceArgs args, params Pulumi.Resource[] after) =>
        new(Logical(what), args, Options(after));

    /// <summary>A service account with its rights in the whole cluster; gives its name, known when it has them.</summary>
    public Output<string> Account(string what, RbacInputs.PolicyRuleArgs[] clusterRules, RbacInputs.PolicyRuleArgs[]? spaceRules = null)
    {
        var account = new Core.ServiceAccount(Logical(what), new CoreInputs.ServiceAccountArgs { Metadata = Named(what) }, Options());
        var rights = new List<Input<string>>();
        if (clusterRules.Length > 0)
        {
            var role = new Rbac.ClusterRole(Logical(what), new RbacInputs.ClusterRoleArgs
            {
                Metadata = OfCluster($"kubeflow-{what}"), Rules = clusterRules,
            }, Options());
            rights.Add(new Rbac.ClusterRoleBinding(Logical(what), new RbacInputs.ClusterRoleBindingArgs
            {
                Metadata = OfCluster($"kubeflow-{what}"),
                RoleRef = Role("ClusterRole", NameOf(role.Metadata, $"kubeflow-{what}")),
                Subjects = { Subject(what) },
            }, Options()).Id);
        }

        if (spaceRules is { Length: > 0 })
        {
            var role = new Rbac.Role(Logical(what), new RbacInputs.RoleArgs { Metadata = Named(what), Rules = spaceRules }, Options());
            rights.Add(new Rbac.RoleBinding(Logical(what), new RbacInputs.RoleBindingArgs
            {
                Metadata = Named(what), RoleRef = Role("Role", NameOf(role.Metadata, what)), Subjects = { Subject(what) },
            }, Options()).Id);
        }

        return Output.All([account.Id, .. rights]).Apply(_ => what);
    }

    /// <summary>A map of settings; gives its name.</summary>
    public Output<string> Settings(string what, InputMap<string> data) => NameOf(
        new Core.ConfigMap(Logical(what), new CoreInputs.ConfigMapArgs { Metadata = Named(what), Data = data }, Options()).Metadata, what);

    /// <summary>A secret; gives its name.</summary>
    public Output<string> Secret(string what, InputMap<string> data) => NameOf(
        new Core.Secret(Logical(what), new CoreInputs.SecretArgs { Metadata = Named(what), Type = "Opaque", StringData = data }, Options())
            .Metadata,
        what);

    /// <summary>A service for the pods of a part.</summary>
    public Core.Service Service(string what, string pods, params CoreInputs.ServicePortArgs[] ports) => new(
        Logical($"{what}-service"),
        new CoreInputs.ServiceArgs
        {
            Metadata = Named(what),
            Spec = new CoreInputs.ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = { [KubeflowNames.AppLabel] = pods },
                Ports = ports.Select(port => (Input<CoreInputs.ServicePortArgs>)port).ToArray(),
            },
        },
        Options());

    /// <summary>A deployment, and where there are several of it, the promise that they are not all taken away at once.</summary>
    public Apps.Deployment Deployment(PlatformPod pod, params Pulumi.Resource[] after)
    {
        if (pod.Replicas > 1)
        {
            _ = new PodDisruptionBudget(Logical(pod.Name), new PolicyInputs.PodDisruptionBudgetArgs
            {
                Metadata = Named(pod.Name),
                Spec = new PolicyInputs.PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = Selector(pod) },
            }, Options());
        }

        return new Apps.Deployment(Logical(pod.Name), new AppsInputs.DeploymentArgs
        {
            Metadata = Named(pod.Name),
            Spec = new AppsInputs.DeploymentSpecArgs
            {
                Replicas = pod.Replicas,
                Selector = Selector(pod),
                Strategy = new AppsInputs.DeploymentStrategyArgs { Type = pod.Recreate ? "Recreate" : "RollingUpdate" },
                Template = Template(pod),
            },
        }, Options(after));
    }

    /// <summary>A route of the gateway to a service.</summary>
    public void Route(string what, string host, string prefix, string service, int port, string? rewrite = null, bool tellsPrefix = false)
    {
        var route = new HttpRouteArgs
        {
            Match = { new HttpMatchArgs { Uri = new TextMatchArgs { Prefix = prefix } } },
            Route =
            {
                new HttpRouteDestinationArgs
                {
                    Destination = new DestinationArgs { Host = service, Port = new PortSelectorArgs { Number = port } },
                },
            },
        };
        if (rewrite is not null)
        {
            route.Rewrite = new HttpRewriteArgs { Uri = rewrite };
        }

        if (tellsPrefix)
        {
            route.Headers = new HttpHeadersArgs
            {
                Request = new HeaderChangesArgs { Set = { ["x-forwarded-prefix"] = prefix.TrimEnd('/') } },
            };
        }

        _ = Custom($"{what}-route", new VirtualServiceArgs
        {
            Metadata = Named(what),
            Spec = new VirtualServiceSpecArgs { Hosts = { host }, Gateways = { KubeflowNames.Gateway }, Http = { route } },
        });
    }

    /// <summary>Lets the named identities of the mesh, and nobody else, reach the pods of a part.</summary>
    public void LetIn(string pods, params string[] principals) => _ = Custom($"{pods}-access", new AuthorizationPolicyArgs
    {
        Metadata = Named(pods),
        Spec = new AuthorizationPolicySpecArgs
        {
            Selector = new MeshWorkloadsArgs { MatchLabels = { [KubeflowNames.AppLabel] = pods } },
            Action = "ALLOW",
            Rules =
            {
                new AuthorizationRuleArgs
                {
                    From = { new AuthorizationFromArgs { Source = new AuthorizationSourceArgs { Principals = principals } } },
                },
            },
        },
    });

    /// <summary>A variable with a plain value.</summary>
    public static CoreInputs.EnvVarArgs Variable(string variable, Input<string> value) => new() { Name = variable, Value = value };

    /// <summary>A variable with a secret's value.</summary>
    public static CoreInputs.EnvVarArgs SecretVariable(string variable, Input<string> secret, string key) => new()
    {
        Name = variable,
        ValueFrom = new CoreInputs.EnvVarSourceArgs { SecretKeyRef = new CoreInputs.SecretKeySelectorArgs { Name = secret, Key = key } },
    };

    /// <summary>A variable with the pod's namespace.</summary>
    public static CoreInputs.EnvVarArgs NamespaceVariable(string variable) => new()
    {
        Name = variable,
        ValueFrom = new CoreInputs.EnvVarSourceArgs { FieldRef = new CoreInputs.ObjectFieldSelectorArgs { FieldPath = "metadata.namespace" } },
    };

    /// <summary>A question by HTTP whether a container is alive or ready.</summary>
    public static CoreInputs.ProbeArgs Probe(string path, int port, int period = 10) => new()
    {
        HttpGet = new CoreInputs.HTTPGetActionArgs { Path = path, Port = port },
        InitialDelaySeconds = 10,
        PeriodSeconds = period,
    };

    /// <summary>What a text is told apart by.</summary>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static RbacInputs.RoleRefArgs Role(string kind, Input<string> role) => new() { ApiGroup = RbacGroup, Kind = kind, Name = role };

    private RbacInputs.SubjectArgs Subject(string account) => new() { Kind = "ServiceAccount", Name = account, Namespace = space };

    private static Output<string> NameOf(Output<Pulumi.Kubernetes.Types.Outputs.Meta.V1.ObjectMeta> metadata, string otherwise) =>
        metadata.Apply(known => known?.Name ?? otherwise);

    private static MetaInputs.LabelSelectorArgs Selector(PlatformPod pod) => new()
    {
        MatchLabels = { [KubeflowNames.AppLabel] = pod.Name },
    };

    private CoreInputs.PodTemplateSpecArgs Template(PlatformPod pod)
    {
        var security = new CoreInputs.PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = pod.User,
            SeccompProfile = new CoreInputs.SeccompProfileArgs { Type = "RuntimeDefault" },
        };
        if (pod.VolumeGroup is { } group)
        {
            security.FsGroup = group;
            security.RunAsGroup = group;
            security.FsGroupChangePolicy = "OnRootMismatch";
        }

        var metadata = new MetaInputs.ObjectMetaArgs
        {
            Labels = Labels
                .SetItem(KubeflowNames.AppLabel, pod.Name)
                .SetItem(KubeflowNames.ProxyLabel, pod.InMesh ? "true" : "false"),
        };
        if (pod.SettingsDigest is { } digest)
        {
            metadata.Annotations.Add("landing-zone/settings", digest);
        }

        return new()
        {
            Metadata = metadata,
            Spec = new CoreInputs.PodSpecArgs
            {
                ServiceAccountName = pod.ServiceAccount,
                AutomountServiceAccountToken = pod.AsksCluster,
                NodeSelector = { ["landing-zone/purpose"] = "system" },
                SecurityContext = security,
                Containers = pod.Containers.Select(container => (Input<CoreInputs.ContainerArgs>)Restricted(container)).ToArray(),
                Volumes = pod.Volumes.Select(volume => (Input<CoreInputs.VolumeArgs>)volume).ToArray(),
                TopologySpreadConstraints =
                {
                    new CoreInputs.TopologySpreadConstraintArgs
                    {
                        MaxSkew = 1,
                        TopologyKey = "topology.kubernetes.io/zone",
                        WhenUnsatisfiable = "ScheduleAnyway",
                        LabelSelector = Selector(pod),
                    },
                },
            },
        };
    }

    private static CoreInputs.ContainerArgs Restricted(CoreInputs.ContainerArgs container)
    {
        container.SecurityContext ??= RestrictedContext();
        container.Resources ??= SmallServer();
        container.ImagePullPolicy = "IfNotPresent";
        return container;
    }

    /// <summary>What a part of the platform gets that does not say what it needs: they answer few people and watch few objects.</summary>
    private static CoreInputs.ResourceRequirementsArgs SmallServer() => new()
    {
        Requests = { ["cpu"] = "50m", ["memory"] = "128Mi" }, Limits = { ["cpu"] = "1", ["memory"] = "1Gi" },
    };

    /// <summary>What the restricted pod security standard asks of a container.</summary>
    public static CoreInputs.SecurityContextArgs RestrictedContext() => new()
    {
        AllowPrivilegeEscalation = false,
        RunAsNonRoot = true,
        Capabilities = new CoreInputs.CapabilitiesArgs { Drop = { "ALL" } },
        SeccompProfile = new CoreInputs.SeccompProfileArgs { Type = "RuntimeDefault" },
    };
}
