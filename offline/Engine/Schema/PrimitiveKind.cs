namespace LandingZone.Engine.Schema;

/// <summary>The kinds of value without parts, by their words in the schema files.</summary>
internal enum PrimitiveKind
{
    String,
    Boolean,
    Integer,
    Number,

    /// <summary>Whatever the provider makes of it.</summary>
    Any,

    /// <summary>A JSON document, structured or as text.</summary>
    Json,

    /// <summary>A file or a collection of files.</summary>
    Asset,

    /// <summary>A collection of files.</summary>
    Archive,
}
