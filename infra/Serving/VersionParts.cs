using System.Collections.Immutable;
using System.Globalization;
using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using LandingZone.CustomResources.KServe;
using LandingZone.Identity;
using LandingZone.Registry;
using Pulumi;
using AppsInputs = Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace LandingZone.Serving;

/// <summary>
/// Everything that belongs to one version of a model: its role and service account, its server and pods, who may call it, and where it may go
/// from there. Everything has the version's name, so that a version comes and goes alone.
/// </summary>
internal sealed class VersionParts(ModelService parent, string name, ModelServiceArgs args)
{
    /// <summary>The label with the model's name.</summary>
    public const string ModelLabel = "landing-zone/model";

    /// <summary>The label with the version's mode.</summary>
    public const string ModeLabel = "landing-zone/mode";

    private const string VersionLabel = "landing-zone/version";

    /// <summary>The name that KServe looks for.</summary>
    private const string ServingContainer = "kserve-container";

    /// <summary>The user that a serving process is, as in the images; not the one of the mesh's proxy, whose traffic goes unchecked (1337).</summary>
    private const int ServingUser = 1000;

    /// <summary>The roles of the versions so far, by the version's name.</summary>
    public Dictionary<string, Output<string>> RoleArns { get; } = new(StringComparer.Ordinal);

    /// <summary>The name by which KServe makes a version's pods reachable.</summary>
    public static string ServiceOf(ModelName model, ModelVersion version) => $"{model}-{version.Name}-predictor";

    /// <summary>Declares a version; gives something that is known when it is there.</summary>
    public Output<string> Declare(ModelVersion version)
    {
        var what = $"{args.Model}-{version.Name}";
        var resource = $"{name}-{version.Name}";
        var account = Account(resource, what);
        var role = Role(resource, what, version);
        var fences = Fences(resource, what, version);
        var runtime = Runtime(resource, what, version);

        // A pod gets the rights that its role has when it starts, and nothing but what its fences let through, so both come first.
        var start = Output.Tuple(account.Id, role.RoleArn, runtime.Id, fences).Apply(_ => what);
        var service = new Kubernetes.ApiExtensions.CustomResource(resource, new InferenceServiceArgs
        {
            Metadata = Service(start),
            Spec = new InferenceServiceSpecArgs { Predictor = Predictor(what, version) },
        }, Child());
        _ = Budget(resource, what);
        return service.Id;
    }

    /// <summary>The metadata of something in the model's namespace.</summary>
    public MetaInputs.ObjectMetaArgs Named(Input<string> what) => new()
    {
        Name = what, Namespace = args.Space.Namespace, Labels = ObjectLabels.Of(args.Zone),
    };

    private CustomResourceOptions Child() => new() { Parent = parent };

    private ImmutableDictionary<string, string> Labels(ModelVersion version) => ImmutableDictionary<string, string>.Empty
        .Add(ModelLabel, args.Model.Text)
        .Add(VersionLabel, version.Name.Text)
        .Add(ModeLabel, version.Mode.Word);

    private MetaInputs.ObjectMetaArgs Service(Output<string> what)
    {
        var metadata = Named(what);
        metadata.Annotations["serving.kserve.io/deploymentMode"] = "Standard";
        metadata.Annotations["serving.kserve.io/autoscalerClass"] = "hpa";

        // KServe's own way in stays shut: the only one is the model's name in the mesh.
        metadata.Labels["networking.kserve.io/visibility"] = "cluster-local";
        return metadata;
    }

    private Kubernetes.Core.V1.ServiceAccount Account(string resource, string what) =>
        new($"{resource}-account", new CoreInputs.ServiceAccountArgs
        {
            Metadata = Named(what),
            AutomountServiceAccountToken = false,
        }, Child());

    private WorkloadIdentity Role(string resource, string what, ModelVersion version)
    {
        var role = new WorkloadIdentity($"{resource}-role", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = ServingRole.WorkloadOf(args.Model, version),
            Description = ServingRole.DescriptionOf(args.Model, version),
            Trust = WorkloadTrust.ServiceAccount(new PodTrust(args.ClusterName, args.ClusterArn, args.Space.Name, what)),
            Statements = ServingRole.Statements(args.Model, version, args.Artifacts, args.DataStore, args.Sinks),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = parent });
        RoleArns.Add(version.Name.Text, role.RoleArn);
        return role;
    }

    private Kubernetes.ApiExtensions.CustomResource Runtime(string resource, string what, ModelVersion version)
    {
        var server = ModelServer.Of(args.Runtime, version.Artifacts);
        var spec = new ServingRuntimeSpecArgs
        {
            MultiModel = false,
            SupportedModelFormats = { new SupportedModelFormatArgs { Name = server.Format, AutoSelect = false } },
            ProtocolVersions = { "v2", "grpc-v2" },
            Containers = { Container(server, version) },
            Volumes =
            {
                new CoreInputs.VolumeArgs
                {
                    Name = "scratch", EmptyDir = new CoreInputs.EmptyDirVolumeSourceArgs { SizeLimit = "1Gi" },
                },
            },
        };
        if (server.Config is { } config)
        {
            spec.Volumes.Add(new CoreInputs.VolumeArgs
            {
                Name = "config", ConfigMap = new CoreInputs.ConfigMapVolumeSourceArgs { Name = Config(resource, what, config) },
            });
        }

        return new($"{resource}-runtime", new ServingRuntimeArgs { Metadata = Named(what), Spec = spec }, Child());
    }

    /// <summary>The server's configuration file; gives the name of the object that has it, known when it is there.</summary>
    private Output<string> Config(string resource, string what, string text) =>
        new Kubernetes.Core.V1.ConfigMap($"{resource}-config", new CoreInputs.ConfigMapArgs
        {
            Metadata = Named($"{what}-server"),
            Data = { [ModelServer.ConfigFile] = text },
        }, Child()).Id.Apply(_ => $"{what}-server");

    private CoreInputs.ContainerArgs Container(ModelServer server, ModelVersion version)
    {
        var memory = string.Create(CultureInfo.InvariantCulture, $"{args.Size.MemoryMib}Mi");
        var resources = new CoreInputs.ResourceRequirementsArgs
        {
            Requests = { ["cpu"] = string.Create(CultureInfo.InvariantCulture, $"{args.Size.MilliCpus}m"), ["memory"] = memory },

            // More processor time than asked for is fine while nobody else wants it; memory cannot be taken back.
            Limits = { ["cpu"] = string.Create(CultureInfo.InvariantCulture, $"{args.Size.MilliCpus * 2}m"), ["memory"] = memory },
        };
        if (args.Size.Gpus > 0)
        {
            resources.Requests["nvidia.com/gpu"] = args.Size.Gpus.ToString(CultureInfo.InvariantCulture);
            resources.Limits["nvidia.com/gpu"] = args.Size.Gpus.ToString(CultureInfo.InvariantCulture);
        }

        var container = new CoreInputs.ContainerArgs
        {
            Name = ServingContainer,
            Image = version.Image.UriIn(args.Zone),
            ImagePullPolicy = "IfNotPresent",

            // KServe's service has the first port at 80, and the others at their own numbers; the names tell the mesh the protocols.
            Ports =
            {
                new CoreInputs.ContainerPortArgs { Name = "http", ContainerPortValue = ModelServer.HttpPort, Protocol = "TCP" },
                new CoreInputs.ContainerPortArgs { Name = "grpc", ContainerPortValue = ModelServer.GrpcPort, Protocol = "TCP" },
            },
            Resources = resources,
            StartupProbe = Probe(server.ReadyPath, period: 10, failures: 60),
            ReadinessProbe = Probe(server.ReadyPath, period: 5, failures: 3),
            LivenessProbe = Probe(server.LivePath, period: 10, failures: 6),
            SecurityContext = new CoreInputs.SecurityContextArgs
            {
                AllowPrivilegeEscalation = false,
                Privileged = false,
                ReadOnlyRootFilesystem = true,
                RunAsNonRoot = true,
                RunAsUser = ServingUser,
                Capabilities = new CoreInputs.CapabilitiesArgs { Drop = { "ALL" } },
                SeccompProfile = new CoreInputs.SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = "scratch", MountPath = "/tmp" } },
        };
        if (server.Config is not null)
        {
            container.VolumeMounts.Add(new CoreInputs.VolumeMountArgs
            {
                Name = "config", MountPath = ModelServer.ConfigFolder, ReadOnly = true,
            });
        }

        foreach (var argument in server.Arguments)
        {
            container.Args.Add(argument);
        }

        foreach (var (variable, value) in ServingEnvironment.Of(args.Model, version, args.DataStore, args.Sinks))
        {
            container.Env.Add(new CoreInputs.EnvVarArgs { Name = variable, Value = value });
        }

        foreach (var (variable, value) in server.Environment)
        {
            container.Env.Add(new CoreInputs.EnvVarArgs { Name = variable, Value = value });
        }

        return container;
    }

    private static CoreInputs.ProbeArgs Probe(string path, int period, int failures) => new()
    {
        HttpGet = new CoreInputs.HTTPGetActionArgs { Path = path, Port = ModelServer.HttpPort },
        PeriodSeconds = period,
        TimeoutSeconds = 3,
        FailureThreshold = failures,
    };

    private PredictorArgs Predictor(string what, ModelVersion version)
    {
        var predictor = new PredictorArgs
        {
            MinReplicas = args.Size.MinReplicasOf(version),
            MaxReplicas = args.Size.MaxReplicas,
            ScaleMetric = "cpu",
            ScaleTarget = args.Size.TargetCpuPercent,
            Timeout = args.TimeoutSeconds,
            Labels = Labels(version),

            // Files are fetched before the mesh's proxy runs, by a user whose traffic the mesh leaves alone (KServe, "Istio CNI").
            Annotations = { ["serving.kserve.io/storage-initializer-uid"] = "1337" },
            Model = new PredictorModelArgs
            {
                ModelFormat = new ModelFormatArgs { Name = ModelServer.Of(args.Runtime, version.Artifacts).Format },
                Runtime = what,
                ProtocolVersion = "v2",
            },
            ServiceAccountName = what,
            AutomountServiceAccountToken = false,
            TerminationGracePeriodSeconds = Math.Max(60, args.TimeoutSeconds + 30),
            SecurityContext = new CoreInputs.PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                FsGroup = ServingUser,
                SeccompProfile = new CoreInputs.SeccompProfileArgs { Type = "RuntimeDefault" },
            },

            // New pods first: at no time are there fewer than were asked for.
            DeploymentStrategy = new AppsInputs.DeploymentStrategyArgs
            {
                Type = "RollingUpdate",
                RollingUpdate = new AppsInputs.RollingUpdateDeploymentArgs { MaxSurge = 1, MaxUnavailable = 0 },
            },
            TopologySpreadConstraints =
            {
                Spread("topology.kubernetes.io/zone", "DoNotSchedule", what),
                Spread("kubernetes.io/hostname", "ScheduleAnyway", what),
            },
        };
        foreach (var artifact in version.Artifacts)
        {
            predictor.StorageUris.Add(new StorageUriArgs
            {
                Uri = args.Artifacts.UriOf(args.Model, version.Name, artifact),
                MountPath = $"{ModelServer.ArtifactFolder}/{artifact}",
            });
        }

        if (args.NodePool is { } pool)
        {
            predictor.NodeSelector["landing-zone/node-pool"] = pool;
        }

        if (args.Size.Gpus > 0)
        {
            predictor.Tolerations.Add(new CoreInputs.TolerationArgs
            {
                Key = "nvidia.com/gpu", Operator = "Exists", Effect = "NoSchedule",
            });
        }

        return predictor;
    }

    private static CoreInputs.TopologySpreadConstraintArgs Spread(string key, string otherwise, string what) => new()
    {
        MaxSkew = 1,
        TopologyKey = key,
        WhenUnsatisfiable = otherwise,
        LabelSelector = PodsOf(what),
    };

    /// <summary>KServe's label of the pods of a service.</summary>
    private static MetaInputs.LabelSelectorArgs PodsOf(string what) => new() { MatchLabels = { ["app"] = $"isvc.{what}-predictor" } };

    private Kubernetes.Policy.V1.PodDisruptionBudget Budget(string resource, string what) =>
        new($"{resource}-budget", new Kubernetes.Types.Inputs.Policy.V1.PodDisruptionBudgetArgs
        {
            Metadata = Named(what),
            Spec = new Kubernetes.Types.Inputs.Policy.V1.PodDisruptionBudgetSpecArgs { MaxUnavailable = 1, Selector = PodsOf(what) },
        }, Child());

    /// <summary>Who may call the version, and where it may go; known when all of it is in force.</summary>
    private Output<string> Fences(string resource, string what, ModelVersion version)
    {
        var fences = new List<Input<string>>
        {
            Callers(resource, what, version).Id,
            Inbound(resource, what, version).Id,
            Outbound(resource, what, version).Id,
            Destination(resource, what, version).Id,
        };
        if (version.Mode is ServingMode.Live && args.Sinks is not null)
        {
            fences.Add(ToEndpoints(resource, what, version).Id);
        }

        return Output.All([.. fences]).Apply(known => known[0]);
    }

    private Kubernetes.ApiExtensions.CustomResource Callers(string resource, string what, ModelVersion version)
    {
        var source = new AuthorizationSourceArgs();
        foreach (var caller in args.Callers)
        {
            source.Principals.Add(caller.Principal);
        }

        return new($"{resource}-callers", new AuthorizationPolicyArgs
        {
            Metadata = Named(what),
            Spec = new AuthorizationPolicySpecArgs
            {
                Selector = new MeshWorkloadsArgs { MatchLabels = Labels(version) },
                Action = "ALLOW",
                Rules =
                {
                    new AuthorizationRuleArgs
                    {
                        From = { new AuthorizationFromArgs { Source = source } },
                        To =
                        {
                            // Inference and what a client asks about a model; loading and unloading are nobody's. "{*}" is one segment.
                            Operation(["GET", "POST"], ["/v2/models/{*}/infer", "/v2/models/{*}/ready", "/v2/health/*"], ModelServer.HttpPort),
                            Operation(["GET"], ["/v2", "/v2/models/{*}"], ModelServer.HttpPort),
                            Operation(["POST"], ["/inference.GRPCInferenceService/*"], ModelServer.GrpcPort),
                        },
                    },
                },
            },
        }, Child());
    }

    private static AuthorizationToArgs Operation(string[] methods, string[] paths, int port) => new()
    {
        Operation = new AuthorizationOperationArgs
        {
            Methods = methods, Paths = paths, Ports = { port.ToString(CultureInfo.InvariantCulture) },
        },
    };

    private Kubernetes.Networking.V1.NetworkPolicy Inbound(string resource, string what, ModelVersion version)
    {
        var rule = new PolicyInputs.NetworkPolicyIngressRuleArgs
        {
            Ports =
            {
                new PolicyInputs.NetworkPolicyPortArgs { Protocol = "TCP", Port = ModelServer.HttpPort },
                new PolicyInputs.NetworkPolicyPortArgs { Protocol = "TCP", Port = ModelServer.GrpcPort },
            },
        };
        foreach (var space in args.Callers.Select(caller => caller.Namespace).Distinct().Order(StringComparer.Ordinal))
        {
            rule.From.Add(new PolicyInputs.NetworkPolicyPeerArgs
            {
                NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = space } },
            });
        }

        return new($"{resource}-inbound", new PolicyInputs.NetworkPolicyArgs
        {
            Metadata = Named($"{what}-inbound"),
            Spec = new PolicyInputs.NetworkPolicySpecArgs
            {
                PodSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = Labels(version) },
                PolicyTypes = { "Ingress" },
                Ingress = { rule },
            },
        }, Child());
    }

    /// <summary>The hosts that the version's proxies know: the data store for all, the client side for live ones.</summary>
    private Kubernetes.ApiExtensions.CustomResource Outbound(string resource, string what, ModelVersion version)
    {
        var egress = new SidecarEgressArgs { Hosts = { $"{ServingSpace.MeshNamespace}/*", args.DataStore.Host.Apply(host => $"./{host}") } };
        if (version.Mode is ServingMode.Live && args.Sinks is { } sinks)
        {
            egress.Hosts.Add(sinks.BucketHost.Apply(host => $"./{host}"));
            egress.Hosts.Add($"./{sinks.QueueHost}");
        }

        return new($"{resource}-outbound", new SidecarArgs
        {
            Metadata = Named(what),
            Spec = new SidecarSpecArgs
            {
                WorkloadSelector = new SidecarWorkloadsArgs { Labels = Labels(version) },
                Egress = { egress },
                OutboundTrafficPolicy = new OutboundTrafficPolicyArgs { Mode = "REGISTRY_ONLY" },
            },
        }, Child());
    }

    private Kubernetes.ApiExtensions.CustomResource Destination(string resource, string what, ModelVersion version) =>
        new($"{resource}-destination", new DestinationRuleArgs
        {
            Metadata = Named(what),
            Spec = new DestinationRuleSpecArgs
            {
                Host = ModelService.HostOf(ServiceOf(args.Model, version), args),
                TrafficPolicy = new TrafficPolicyArgs
                {
                    Tls = new ClientTlsArgs { Mode = "ISTIO_MUTUAL" },
                    LoadBalancer = new LoadBalancerArgs { Simple = "LEAST_REQUEST" },
                    OutlierDetection = new OutlierDetectionArgs
                    {
                        Consecutive5xxErrors = 5, Interval = "10s", BaseEjectionTime = "30s", MaxEjectionPercent = 50,
                    },
                },
            },
        }, Child());

    /// <summary>The queue of client results is at an endpoint in the zone's network. Pods in stealth have no way to any of those.</summary>
    private Kubernetes.Networking.V1.NetworkPolicy ToEndpoints(string resource, string what, ModelVersion version) =>
        new($"{resource}-to-endpoints", new PolicyInputs.NetworkPolicyArgs
        {
            Metadata = Named($"{what}-to-endpoints"),
            Spec = ServingSpace.Out(
                new MetaInputs.LabelSelectorArgs { MatchLabels = Labels(version) },
                443,
                new PolicyInputs.NetworkPolicyPeerArgs { IpBlock = new PolicyInputs.IPBlockArgs { Cidr = args.EndpointBlock.ToString() } }),
        }, Child());
}
