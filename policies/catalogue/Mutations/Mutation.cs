using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Mutations;

/// <summary>A secure default that is broken on purpose, to see whether a rule or a proof notices.</summary>
public sealed record Mutation
{
    /// <summary>The identifier, in kebab-case.</summary>
    public required string Id { get; init; }

    /// <summary>What is broken, in a sentence.</summary>
    public required string Breaks { get; init; }

    /// <summary>The type token of the component whose default it is.</summary>
    public required string Component { get; init; }

    /// <summary>The type token of the resource that is changed.</summary>
    public required string Resource { get; init; }

    /// <summary>A pattern of the resource's name, with <c>*</c>; everything by default.</summary>
    public string Name { get; init; } = "*";

    /// <summary>Properties and the values that they get; a path such as <c>vpcConfig.endpointPublicAccess</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, Value>> Set { get; init; } = [];

    /// <summary>Properties that are left out.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <summary>Whether the resource is not declared at all.</summary>
    public bool Delete { get; init; }

    /// <summary>Whether the engine may delete the resource afterwards.</summary>
    public bool Unprotect { get; init; }

    /// <summary>The property with a policy that is changed, or null.</summary>
    public string? Policy { get; init; }

    /// <summary>The statement that the policy gets in addition, or absent.</summary>
    public Value AddStatement { get; init; } = Value.Absent;

    /// <summary>The Sid of a statement that the policy loses, or null.</summary>
    public string? DropStatement { get; init; }

    /// <summary>Why nothing can notice it; null for what must be noticed.</summary>
    public string? Explanation { get; init; }

    /// <summary>Its line in the file.</summary>
    public required int Line { get; init; }
}
