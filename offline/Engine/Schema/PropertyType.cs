using System.Collections.Immutable;

namespace LandingZone.Engine.Schema;

/// <summary>The type of a property, as the schema files write it.</summary>
internal abstract record PropertyType
{
    private PropertyType()
    {
    }

    /// <summary>A kind of value without parts.</summary>
    public sealed record Primitive(PrimitiveKind Kind) : PropertyType
    {
        /// <summary>A text.</summary>
        public static Primitive String { get; } = new(PrimitiveKind.String);

        /// <summary>True or false.</summary>
        public static Primitive Boolean { get; } = new(PrimitiveKind.Boolean);

        /// <summary>A whole number.</summary>
        public static Primitive Integer { get; } = new(PrimitiveKind.Integer);

        /// <summary>Any number.</summary>
        public static Primitive Number { get; } = new(PrimitiveKind.Number);

        /// <summary>Whatever the provider makes of it.</summary>
        public static Primitive Any { get; } = new(PrimitiveKind.Any);

        /// <summary>A JSON document.</summary>
        public static Primitive Json { get; } = new(PrimitiveKind.Json);

        /// <summary>A file or a collection of files.</summary>
        public static Primitive Asset { get; } = new(PrimitiveKind.Asset);

        /// <summary>A collection of files.</summary>
        public static Primitive Archive { get; } = new(PrimitiveKind.Archive);
    }

    /// <summary>A list of values of one type.</summary>
    public sealed record ListOf(PropertyType Element) : PropertyType;

    /// <summary>A map from any name to values of one type.</summary>
    public sealed record MapOf(PropertyType Element) : PropertyType;

    /// <summary>An object type of the package, by its name.</summary>
    public sealed record Object(string Name) : PropertyType;

    /// <summary>An enum of the package, by its name.</summary>
    public sealed record Enum(string Name) : PropertyType;

    /// <summary>One text and no other.</summary>
    public sealed record Literal(string Text) : PropertyType;

    /// <summary>Any one of several types.</summary>
    public sealed record Union(ImmutableArray<PropertyType> Cases) : PropertyType;
}
