using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts to the first type of a union, or else to the second.</summary>
internal sealed class UnionConverter<T0, T1> : PropertyConverter<Union<T0, T1>>
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out Union<T0, T1> result)
    {
        if (PropertyConverter<T0>.Instance.TryConvert(value, context, out var first) is null)
        {
            result = Union<T0, T1>.FromT0(first);
            return null;
        }

        if (PropertyConverter<T1>.Instance.TryConvert(value, context, out var second) is null)
        {
            result = Union<T0, T1>.FromT1(second);
            return null;
        }

        result = default;
        return Mismatch($"{typeof(T0).FullName} or {typeof(T1).FullName}", value, context);
    }
}
