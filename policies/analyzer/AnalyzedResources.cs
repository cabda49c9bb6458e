using LandingZone.Policies.Analyzer.Messages;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Analyzer;

/// <summary>Shows the rules what the engine sent.</summary>
internal static class AnalyzedResources
{
    private const string ProviderPrefix = "pulumi:providers:";

    /// <summary>A resource that is about to be made or changed: its inputs.</summary>
    public static Resource Of(AnalyzeRequest request) => new()
    {
        Urn = request.Urn,
        Type = request.Type,
        Name = request.Name,
        Inputs = WireValues.Of(request.Properties),
        Parent = Named(request.Options?.Parent),
        Provider = Named(request.Provider?.Urn),
        Protect = request.Options?.Protect,
        IsCustom = true,
    };

    /// <summary>All resources of a stack: their outputs.</summary>
    /// <exception cref="GrpcException">A resource has no URN.</exception>
    public static StackResources Of(AnalyzeStackRequest request)
    {
        var nameless = request.Resources.FirstOrDefault(resource => resource.Urn.Split("::").Length < 4);
        if (nameless is not null)
        {
            throw new GrpcException(GrpcStatus.InvalidArgument, $"A resource of type '{nameless.Type}' has the URN '{nameless.Urn}', which is none.");
        }

        var name = request.Resources.Select(resource => resource.Urn["urn:pulumi:".Length..].Split("::")[0]).FirstOrDefault("empty");
        return new StackResources(name, request.Resources.Select(Of));
    }

    private static Resource Of(AnalyzerResource resource)
    {
        var properties = WireValues.Of(resource.Properties);
        return new()
        {
            Urn = resource.Urn,
            Type = resource.Type,
            Name = resource.Name,
            // What was asked for is not sent apart; the outputs hold it.
            Inputs = properties,
            Outputs = properties,
            Id = properties["id"],
            Parent = Named(resource.Parent) ?? Named(resource.Options?.Parent),
            Provider = Named(resource.Provider?.Urn),
            Protect = resource.Options?.Protect,
            IsCustom = Named(resource.Provider?.Urn) is not null || resource.Type.StartsWith(ProviderPrefix, StringComparison.Ordinal),
            Dependencies = [.. resource.Dependencies],
            PropertyDependencies = resource.PropertyDependencies.ToDictionary(
                entry => entry.Key, IReadOnlyList<string> (entry) => [.. entry.Value.Urns], StringComparer.Ordinal),
        };
    }

    private static string? Named(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
