namespace LandingZone.Engine.Running;

/// <summary>How Pulumi names a resource across time: urn:pulumi:stack::project::parentType$type::name.</summary>
internal static class Urns
{
    /// <summary>The type token of the stack itself, which stands in no chain of types.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>What stands for a text that is not known yet; the Pulumi engine writes the same.</summary>
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private const string Prefix = "urn:pulumi:";
    private const string Separator = "::";

    /// <summary>The URN of a resource.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="parent">The parent's URN, or null.</param>
    /// <param name="type">The type token.</param>
    /// <param name="name">The logical name.</param>
    /// <exception cref="FormatException">The parent's URN is none.</exception>
    public static string Of(string stack, string project, string? parent, string type, string name)
    {
        var chain = parent is null ? default : TypeChain(parent);
        return chain.IsEmpty || chain.SequenceEqual(StackType)
            ? string.Concat($"{Prefix}{stack}{Separator}{project}{Separator}", type, Separator, name)
            : string.Concat($"{Prefix}{stack}{Separator}{project}{Separator}{chain}$", type, Separator, name);
    }

    /// <summary>The types from the outermost parent to the resource itself, joined by '$'.</summary>
    private static ReadOnlySpan<char> TypeChain(string urn)
    {
        // The name, which comes last, may hold the separator too.
        Span<Range> parts = stackalloc Range[4];
        return urn.StartsWith(Prefix, StringComparison.Ordinal) && urn.AsSpan().Split(parts, Separator) == parts.Length
            ? urn.AsSpan(parts[2])
            : throw new FormatException($"'{urn}' is not a URN.");
    }
}
