namespace LandingZone.Engine.Schema;

/// <summary>What the provider says of one resource type.</summary>
internal sealed record ResourceSchema
{
    /// <summary>The package that the type belongs to.</summary>
    public required PackageSchema Package { get; init; }

    /// <summary>The type token.</summary>
    public required string Token { get; init; }

    /// <summary>The inputs.</summary>
    public required PropertyShape Inputs { get; init; }

    /// <summary>The outputs; secret are those that the provider treats so, and those that give back a secret input.</summary>
    public required PropertyShape Outputs { get; init; }

    /// <summary>True for the provider's own resource, whose structured inputs arrive as JSON text.</summary>
    public required bool IsProvider { get; init; }

    /// <summary>True for a component that a provider makes remotely.</summary>
    public required bool IsComponent { get; init; }
}
