using System.Collections.Immutable;

namespace LandingZone.Serving;

/// <summary>
/// How a model server is started so that it answers by the Open Inference Protocol on the platform's ports and holds the listed artifacts
/// and no others. What an image has to bring for it stands in docs/models.md.
/// </summary>
internal sealed record ModelServer
{
    /// <summary>REST.</summary>
    public const int HttpPort = 8080;

    /// <summary>gRPC.</summary>
    public const int GrpcPort = 9000;

    /// <summary>Where KServe puts the artifacts, a folder each.</summary>
    public const string ArtifactFolder = "/mnt/models";

    /// <summary>Where a server finds its configuration file.</summary>
    public const string ConfigFolder = "/etc/model-server";

    /// <summary>The name of that file.</summary>
    public const string ConfigFile = "config.properties";

    private ModelServer(string format, string readyPath, string livePath) => (Format, ReadyPath, LivePath) = (format, readyPath, livePath);

    /// <summary>The name of the model format, as KServe's own runtimes call it.</summary>
    public string Format { get; }

    /// <summary>What answers when all artifacts are loaded.</summary>
    public string ReadyPath { get; }

    /// <summary>What answers while the server lives.</summary>
    public string LivePath { get; }

    /// <summary>The command's arguments; empty for those of the image.</summary>
    public ImmutableArray<string> Arguments { get; private init; } = [];

    /// <summary>The environment beside that of every serving container.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; private init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The text of its configuration file; null where arguments say everything.</summary>
    public string? Config { get; private init; }

    /// <summary>The server of a kind with these artifacts.</summary>
    public static ModelServer Of(ServingRuntimeKind kind, IReadOnlyList<string> artifacts) => kind switch
    {
        // Explicit control loads what is named and nothing that happens to lie there (Triton user guide, "Model management").
        ServingRuntimeKind.Triton => new("triton", "/v2/health/ready", "/v2/health/live")
        {
            Arguments =
            [
                "tritonserver", $"--model-repository={ArtifactFolder}", "--model-control-mode=explicit",
                .. artifacts.Select(artifact => $"--load-model={artifact}"),
                "--strict-readiness=true", "--allow-http=true", $"--http-port={HttpPort}", "--allow-grpc=true", $"--grpc-port={GrpcPort}",
                "--allow-metrics=true", "--exit-timeout-secs=30",
            ],
        },

        // It loads every folder that it finds, and finds those that were put there for it.
        ServingRuntimeKind.MlServer => new("mlserver", "/v2/health/ready", "/v2/health/live")
        {
            Environment = ImmutableSortedDictionary<string, string>.Empty
                .Add("MLSERVER_MODELS_DIR", ArtifactFolder)
                .Add("MLSERVER_HTTP_PORT", $"{HttpPort}")
                .Add("MLSERVER_GRPC_PORT", $"{GrpcPort}"),
        },
        ServingRuntimeKind.KServe => new("custom", "/v2/health/ready", "/v2/health/live")
        {
            Arguments =
            [
                $"--model_name={artifacts[0]}", $"--model_dir={ArtifactFolder}/{artifacts[0]}", $"--http_port={HttpPort}",
                $"--grpc_port={GrpcPort}",
            ],
        },
        ServingRuntimeKind.TorchServe => new("pytorch", "/ping", "/ping")
        {
            Arguments = ["torchserve", "--start", "--foreground", $"--ts-config={ConfigFolder}/{ConfigFile}"],

            // The container's own files cannot be written to.
            Environment = ImmutableSortedDictionary<string, string>.Empty
                .Add("LOG_LOCATION", "/tmp/logs")
                .Add("METRICS_LOCATION", "/tmp/logs"),
            Config = string.Join('\n', TorchServeConfig(artifacts)) + "\n",
        },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such model server."),
    };

    /// <summary>
    /// Its management is for the container alone, and models are those that are named (TorchServe, "Advanced configuration"). Who may call is
    /// the mesh's to say, by certificates; a token would have to be handed to every caller.
    /// </summary>
    private static IEnumerable<string> TorchServeConfig(IReadOnlyList<string> artifacts) =>
    [
        $"inference_address=http://0.0.0.0:{HttpPort}",
        "management_address=http://127.0.0.1:8081",
        "metrics_address=http://127.0.0.1:8082",
        "grpc_inference_address=0.0.0.0",
        $"grpc_inference_port={GrpcPort}",
        "grpc_management_address=127.0.0.1",
        "grpc_management_port=7071",
        $"model_store={ArtifactFolder}",
        $"load_models={string.Join(',', artifacts.Select(artifact => $"{artifact}={artifact}/{artifact}.mar"))}",
        "model_api_enabled=false",
        "disable_token_authorization=true",
        "install_py_dep_per_model=false",
        "metrics_mode=prometheus",
    ];
}
