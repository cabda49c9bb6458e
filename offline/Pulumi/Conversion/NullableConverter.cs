using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts to a value type that may also be null.</summary>
internal sealed class NullableConverter<T> : PropertyConverter<T?>
    where T : struct
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out T? result)
    {
        var problem = PropertyConverter<T>.Instance.TryConvert(value, context, out var inner);
        result = problem is null ? inner : null;
        return problem;
    }
}
