namespace LandingZone.Storage;

/// <summary>Who reads which layers of a data lake, by queries and directly.</summary>
public sealed record LakeReader
{
    /// <summary>What they are, "scientists": lower-case letters, digits and hyphens. The name of their role is made from it.</summary>
    public required string Name { get; init; }

    /// <summary>The ARNs of the roles that take the reader's role on: one or more.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>The names of the layers that they read: one or more.</summary>
    public required IReadOnlyList<string> Layers { get; init; }
}
