using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Serving;

/// <summary>
/// A model on Kubernetes: several versions at once behind one name, by gRPC and REST. KServe runs each version as a service of its own, in
/// its standard mode; the mesh splits requests over the live versions by weight, and sends a copy of each to every version in stealth.
/// </summary>
/// <remarks>
/// KServe's own canary knows two revisions of one service, which share a service account; here each version has its own role, its own way out
/// and its own place in the data store, so each is a service, and the split is the mesh's. The standard mode and not Knative: it has no queue
/// proxy and no activator that all requests would go through, and it keeps the pods that were asked for.
/// </remarks>
public sealed class ModelService : ComponentResource
{
    /// <summary>The port for REST at the model's name.</summary>
    private const int RestPort = 80;

    /// <summary>Declares the service.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ModelService(string name, ModelServiceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:serving:ModelService", name, options)
    {
        Check(name, args);
        var parts = new VersionParts(this, name, args);
        var ready = ImmutableArray.CreateBuilder<Output<string>>();
        foreach (var version in args.Versions)
        {
            ready.Add(parts.Declare(version));
        }

        var service = Service(name, args, parts);
        var route = Route(name, args, parts, service, ready.ToImmutable());
        var host = HostOf(args.Model.Text, args);
        RestUrl = route.Apply(_ => $"http://{host}/v2/models");
        GrpcAddress = route.Apply(_ => $"{host}:{ModelServer.GrpcPort}");
        RoleArns = parts.RoleArns.ToImmutableDictionary(StringComparer.Ordinal);
        RegisterOutputs(new Dictionary<string, object?> { ["restUrl"] = RestUrl, ["grpcAddress"] = GrpcAddress });
    }

    /// <summary>Where the mesh's pods call the model by REST; known when its versions can be reached.</summary>
    public Output<string> RestUrl { get; }

    /// <summary>Where they call it by gRPC.</summary>
    public Output<string> GrpcAddress { get; }

    /// <summary>The ARNs of the roles of its versions, by the version's name.</summary>
    public ImmutableDictionary<string, Output<string>> RoleArns { get; }

    internal static void Check(string name, ModelServiceArgs args)
    {
        var problems = new ArgumentProblems(nameof(ModelService), name);
        args.Size.Check(problems);
        foreach (var version in args.Versions.Where(version => args.Runtime == ServingRuntimeKind.KServe && version.Artifacts.Count > 1))
        {
            problems.Add($"Versions has '{version.Name}' with {version.Artifacts.Count} artifacts; KServe's own server loads one, the others more.");
        }

        problems.AddIf(args.TimeoutSeconds is < 1 or > 600, $"TimeoutSeconds is {args.TimeoutSeconds}; it must be 1 to 600.");
        problems.AddIf(args.Callers.Count == 0, "Callers is empty; name the workloads that may call the model.");
        foreach (var caller in args.Callers.Where(
            caller => !NamespaceName.IsValid(caller.Namespace) || !NamespaceName.IsValid(caller.ServiceAccount)))
        {
            problems.Add($"Callers has '{caller.Namespace}/{caller.ServiceAccount}'; write a namespace and a service account of Kubernetes.");
        }

        foreach (var twice in args.Callers.GroupBy(caller => caller).Where(group => group.Count() > 1))
        {
            problems.Add($"Callers names '{twice.Key.Namespace}/{twice.Key.ServiceAccount}' {twice.Count()} times; name it once.");
        }

        problems.ThrowIfAny();
    }

    internal static string HostOf(string service, ModelServiceArgs args) => $"{service}.{args.Space.Name}.svc.cluster.local";

    /// <summary>The model's name in the cluster. Its selector is that of the live pods, for whoever asks for it past the mesh.</summary>
    private Kubernetes.Core.V1.Service Service(string name, ModelServiceArgs args, VersionParts parts) =>
        new($"{name}-service", new CoreInputs.ServiceArgs
        {
            Metadata = parts.Named(args.Model.Text),
            Spec = new CoreInputs.ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = { [VersionParts.ModelLabel] = args.Model.Text, [VersionParts.ModeLabel] = "live" },
                Ports =
                {
                    new CoreInputs.ServicePortArgs { Name = "http", Port = RestPort, TargetPort = ModelServer.HttpPort, Protocol = "TCP" },
                    new CoreInputs.ServicePortArgs
                    {
                        Name = "grpc", Port = ModelServer.GrpcPort, TargetPort = ModelServer.GrpcPort, Protocol = "TCP",
                    },
                },
            },
        }, new CustomResourceOptions { Parent = this });

    /// <summary>The split and the mirror: known when every version is there to get its share.</summary>
    private Output<string> Route(
        string name,
        ModelServiceArgs args,
        VersionParts parts,
        Kubernetes.Core.V1.Service service,
        ImmutableArray<Output<string>> ready)
    {
        var metadata = parts.Named(args.Model.Text);
        metadata.Name = Output.Tuple(service.Id, Output.All(ready)).Apply(_ => args.Model.Text);
        return new Kubernetes.ApiExtensions.CustomResource($"{name}-split", new VirtualServiceArgs
        {
            Metadata = metadata,
            Spec = new VirtualServiceSpecArgs
            {
                Hosts = { HostOf(args.Model.Text, args) },
                Gateways = { "mesh" },
                Http = { Split(args, "rest", RestPort), Split(args, "grpc", ModelServer.GrpcPort) },
            },
        }, new CustomResourceOptions { Parent = this }).Id;
    }

    private static HttpRouteArgs Split(ModelServiceArgs args, string protocol, int port)
    {
        var route = new HttpRouteArgs
        {
            Name = protocol,
            Match = { new HttpMatchArgs { Port = port } },
            Timeout = $"{args.TimeoutSeconds}s",
        };
        foreach (var (version, weight) in args.Versions.Live)
        {
            route.Route.Add(new HttpRouteDestinationArgs
            {
                Destination = Destination(args, version, port),
                Weight = weight.Percent,

                // Whoever compares versions sees which of them answered.
                Headers = new HttpHeadersArgs
                {
                    Response = new HeaderChangesArgs { Set = { ["x-model-version"] = version.Name.Text } },
                },
            });
        }

        foreach (var version in args.Versions.Stealth)
        {
            route.Mirrors.Add(new HttpMirrorArgs
            {
                Destination = Destination(args, version, port),
                Percentage = new PercentageArgs { Value = 100 },
            });
        }

        return route;
    }

    private static DestinationArgs Destination(ModelServiceArgs args, ModelVersion version, int port) => new()
    {
        Host = HostOf(VersionParts.ServiceOf(args.Model, version), args),
        Port = new PortSelectorArgs { Number = port },
    };
}
