namespace LandingZone.Engine.Schema;

/// <summary>What the provider says of one function.</summary>
internal sealed record FunctionSchema
{
    /// <summary>The package that the function belongs to.</summary>
    public required PackageSchema Package { get; init; }

    /// <summary>The function token.</summary>
    public required string Token { get; init; }

    /// <summary>The arguments.</summary>
    public required PropertyShape Arguments { get; init; }

    /// <summary>The result.</summary>
    public required PropertyShape Result { get; init; }
}
