namespace LandingZone.ProviderGenerator.Schema;

/// <summary>What a schema type is.</summary>
internal enum TypeKind
{
    String,
    Boolean,
    Integer,
    Number,
    Any,
    Json,
    Asset,
    Archive,
    List,
    Map,
    Object,
    Enum,
    Literal,
    Union,
}
