using System.Text.Json.Nodes;
using Pulumi;

namespace LandingZone.Infra.Tests.Cluster;

/// <summary>A resource as a component declared it: what the provider would be given, and the options.</summary>
internal sealed record RecordedResource(
    string Type, string Name, JsonObject Inputs, ResourceOptions? Options, IReadOnlyList<string> DependsOn);
