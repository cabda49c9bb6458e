using System.Text.Json.Nodes;

namespace LandingZone.PolicyPack.Tests.Support;

/// <summary>What the analyzer answered.</summary>
/// <param name="Code">The status in gRPC's numbers.</param>
/// <param name="Details">The message of a status that is not 0.</param>
/// <param name="Response">The message, by the field names of the official stubs; null for another status.</param>
internal sealed record Answer(int Code, string Details, JsonNode? Response)
{
    /// <summary>"policy on resource: message", for each diagnostic.</summary>
    public IReadOnlyList<string> Diagnostics =>
    [
        .. Response!["diagnosticsList"]!.AsArray().Select(diagnostic =>
            $"{diagnostic!["policyname"]} {diagnostic["urn"]}: {diagnostic["message"]}"),
    ];

    /// <summary>"policy: reason", for each policy that could not be applied.</summary>
    public IReadOnlyList<string> NotApplicable =>
        [.. Response!["notApplicableList"]!.AsArray().Select(entry => $"{entry!["policyName"]}: {entry["reason"]}")];
}
