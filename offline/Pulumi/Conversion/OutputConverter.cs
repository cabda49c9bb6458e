using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts to an output of its own inside a larger value.</summary>
internal sealed class OutputConverter<T> : PropertyConverter<Output<T>>
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out Output<T> result)
    {
        var problem = PropertyConverter<T>.Instance.TryConvert(value, context, out var inner);
        result = Output.Create(inner);
        return problem;
    }
}
