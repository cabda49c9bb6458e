using Pulumi;

namespace LandingZone.Networking;

/// <summary>What a <see cref="PrivateName"/> is made from.</summary>
public sealed class PrivateNameArgs
{
    /// <summary>The id of the private hosted zone.</summary>
    public required Input<string> HostedZoneId { get; init; }

    /// <summary>Its domain, "rnd-eu-west-1.ml.bank.example".</summary>
    public required string Domain { get; init; }

    /// <summary>The whole name, "kubeflow.rnd-eu-west-1.ml.bank.example".</summary>
    public required string Host { get; init; }

    /// <summary>What it stands for: the name of a load balancer.</summary>
    public required Input<string> Target { get; init; }
}
