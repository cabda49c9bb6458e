namespace Pulumi;

/// <summary>
/// Another name under which a resource may stand in an older state: either a whole URN, or the parts that were different.
/// </summary>
public sealed class Alias
{
    /// <summary>The whole old URN; when it is set, nothing else may be.</summary>
    public string? Urn { get; set; }

    /// <summary>The old name; null for the present one.</summary>
    public Input<string>? Name { get; set; }

    /// <summary>The old type token; null for the present one.</summary>
    public Input<string>? Type { get; set; }

    /// <summary>The old stack; null for the present one.</summary>
    public Input<string>? Stack { get; set; }

    /// <summary>The old project; null for the present one.</summary>
    public Input<string>? Project { get; set; }

    /// <summary>The old parent; set one at most of this, <see cref="ParentUrn"/> and <see cref="NoParent"/>.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The URN of the old parent.</summary>
    public Input<string>? ParentUrn { get; set; }

    /// <summary>It had no parent but the stack.</summary>
    public bool NoParent { get; set; }
}
