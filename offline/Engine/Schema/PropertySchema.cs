namespace LandingZone.Engine.Schema;

/// <summary>What the provider says of one property.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Type">The type.</param>
/// <param name="IsOptional">An input that may be left out, or an output that may have no value.</param>
/// <param name="IsSecret">The provider treats it as a secret.</param>
internal sealed record PropertySchema(string Name, PropertyType Type, bool IsOptional, bool IsSecret);
