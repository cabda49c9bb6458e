namespace Pulumi;

/// <summary>The name under which the engine knows a resource: "urn:pulumi:stack::project::parent types$type::name".</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string? _value;

    /// <summary>A URN.</summary>
    /// <param name="value">Its text.</param>
    public Urn(string value) => _value = value;

    /// <summary>The text of a URN.</summary>
    /// <param name="value">The URN.</param>
    public static implicit operator string(Urn value) => value.ToString();

    /// <summary>Whether both are the same.</summary>
    /// <param name="left">One URN.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    /// <param name="left">One URN.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>Puts a URN together.</summary>
    /// <param name="name">The resource's name.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="parent">Its parent; set this or <paramref name="parentUrn"/>, not both.</param>
    /// <param name="parentUrn">The URN of its parent.</param>
    /// <param name="project">The project; null for the present one. Not used when there is a parent.</param>
    /// <param name="stack">The stack; null for the present one. Not used when there is a parent.</param>
    /// <exception cref="ArgumentException">Both parents are given.</exception>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        if (parent is not null && parentUrn is not null)
        {
            throw new ArgumentException("Only one of 'parent' and 'parentUrn' can be non-null.");
        }

        var above = parent is not null ? parent.Urn : parentUrn?.ToOutput();
        var prefix = above is not null
            ? above.MapKnown(static urn => urn[..urn.LastIndexOf("::", StringComparison.Ordinal)] + "$")
            : Output.Format($"urn:pulumi:{stack ?? Deployment.Instance.StackName}::{project ?? Deployment.Instance.ProjectName}::");
        return Output.Format($"{prefix}{type}::{name}");
    }

    /// <summary>Whether both are the same.</summary>
    /// <param name="other">The other URN.</param>
    public bool Equals(Urn other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text of the URN.</summary>
    public override string ToString() => _value ?? "";

    /// <summary>The name in a URN.</summary>
    internal static string NameOf(string urn) => urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..];

    /// <summary>The type token in a URN, without those of the parents.</summary>
    internal static string TypeOf(string urn) => urn.Split("::") is [_, _, var types, ..] ? types[(types.LastIndexOf('$') + 1)..] : "";

    /// <summary>
    /// The old URN of a child whose parent had the old URN <paramref name="parentAlias"/>. A child whose name begins with its
    /// parent's name is taken to have been named after it, and so to have begun with the old name.
    /// </summary>
    internal static Output<string> OfChild(string name, string type, string parentName, Output<string> parentAlias)
    {
        var oldName = name.StartsWith(parentName, StringComparison.Ordinal)
            ? parentAlias.MapKnown(urn => NameOf(urn) + name[parentName.Length..])
            : Output.Create(name);
        return Create(oldName, type, parentUrn: parentAlias);
    }
}
