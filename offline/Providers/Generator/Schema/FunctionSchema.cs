namespace LandingZone.ProviderGenerator.Schema;

/// <summary>A function.</summary>
internal sealed class FunctionSchema
{
    public string Token { get; init; } = "";

    public string Module { get; init; } = "";

    /// <summary>The name of its class.</summary>
    public string Name { get; init; } = "";

    public bool IsDeprecated { get; init; }

    public IReadOnlyList<PropertySchema> Arguments { get; init; } = [];

    public IReadOnlyList<PropertySchema> Result { get; init; } = [];
}
