using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>
/// Converts known values of the engine to <typeparamref name="T"/>. There is one converter per type, made when it is first needed.
/// </summary>
internal abstract class PropertyConverter<T> : PropertyConverter
{
    /// <summary>The converter to <typeparamref name="T"/>.</summary>
    public static PropertyConverter<T> Instance { get; } = (PropertyConverter<T>)PropertyConverters.Make(typeof(T));

    /// <summary>Converts a value that is neither null nor secret. Gives null, or says what is wrong.</summary>
    public abstract string? TryConvert(PropertyValue value, in ConversionContext context, out T result);

    /// <summary>The value, or the default of the type and a warning when it is of another kind. Null is the default.</summary>
    public T ConvertOrWarn(PropertyValue value, in ConversionContext context)
    {
        var bare = Bare(value);
        if (bare is PropertyValue.Null)
        {
            return default!;
        }

        if (TryConvert(bare, context, out var result) is not { } problem)
        {
            return result;
        }

        context.Warn(problem);
        return result;
    }

    public sealed override object? ConvertObject(PropertyValue value, in ConversionContext context) => ConvertOrWarn(value, context);
}
