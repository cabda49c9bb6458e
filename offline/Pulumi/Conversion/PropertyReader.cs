using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Turns a value of the engine into what an output holds.</summary>
internal static class PropertyReader
{
    /// <summary>The value as a <typeparamref name="T"/>: unknown when a part of it is, secret when a part of it is.</summary>
    public static OutputData<T> Read<T>(PropertyValue value, ResourceSet resources, in ConversionContext context)
    {
        var (hasUnknown, hasSecret) = PropertyMarks.Of(value);
        return new OutputData<T>(
            hasUnknown ? default! : PropertyConverter<T>.Instance.ConvertOrWarn(value, context),
            resources,
            !hasUnknown,
            hasSecret);
    }
}
