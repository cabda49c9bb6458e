using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Stands for a type that an output cannot have.</summary>
internal sealed class UnsupportedConverter<T> : PropertyConverter<T>
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out T result)
    {
        result = default!;
        return $"Unexpected target type {typeof(T).FullName} when deserializing {context.Place}";
    }
}
