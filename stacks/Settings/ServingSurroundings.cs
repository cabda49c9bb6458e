using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Serving;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What models need besides their own settings. While settings are read there is none of it yet, and no check asks for it.</summary>
internal sealed record ServingSurroundings
{
    /// <summary>Nothing, to try settings with.</summary>
    public static ServingSurroundings None { get; } = new();

    /// <summary>The namespace.</summary>
    public ServingSpace? Space { get; init; }

    /// <summary>The cluster's name.</summary>
    public Input<string> ClusterName { get; init; } = "";

    /// <summary>The cluster's ARN.</summary>
    public Input<string> ClusterArn { get; init; } = "";

    /// <summary>Where the models' files lie.</summary>
    public ModelArtifacts? Artifacts { get; init; }

    /// <summary>The ML data store.</summary>
    public ModelDataStore? DataStore { get; init; }

    /// <summary>The client sides of models, by the model's name; empty where there are no clients.</summary>
    public IReadOnlyDictionary<string, ResultSinks> Sinks { get; init; } = new Dictionary<string, ResultSinks>(StringComparer.Ordinal);

    /// <summary>The addresses of the endpoints of AWS services.</summary>
    public CidrBlock? EndpointBlock { get; init; }

    /// <summary>The ARN of the permission boundary.</summary>
    public Input<string> Boundary { get; init; } = "";

    /// <summary>The client side of a model; null where there are no clients.</summary>
    public ResultSinks? SinksOf(ModelName model) => Sinks.GetValueOrDefault(model.Text);
}
