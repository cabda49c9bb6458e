using Pulumi;

namespace LandingZone.Cluster;

/// <summary>Where a Helm chart comes from: its publisher's repository, or, for clusters without egress, the bank's own.</summary>
public sealed record ChartRepository
{
    /// <summary>
    /// The repository: "https://…" of a classic one, or "oci://registry/path" of a registry that holds the chart as an image.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>The user name, where the repository asks for one.</summary>
    public Input<string>? Username { get; init; }

    /// <summary>The password; kept secret.</summary>
    public Input<string>? Password { get; init; }

    /// <summary>Whether it is a registry.</summary>
    internal bool IsRegistry => Url.StartsWith("oci://", StringComparison.Ordinal);
}
