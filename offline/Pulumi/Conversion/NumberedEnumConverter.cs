using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts a number to a member of an enum.</summary>
internal sealed class NumberedEnumConverter<T> : PropertyConverter<T>
    where T : struct, Enum
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out T result)
    {
        if (value is PropertyValue.Number number)
        {
            result = (T)Enum.ToObject(typeof(T), (int)number.Value);
            return null;
        }

        result = default;
        return Mismatch("a number", value, context);
    }
}
