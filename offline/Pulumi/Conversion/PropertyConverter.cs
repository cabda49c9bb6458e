using System.Collections.Concurrent;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts known values of the engine to one type that is not known when compiled.</summary>
internal abstract class PropertyConverter
{
    private static readonly ConcurrentDictionary<Type, PropertyConverter> Converters = new();

    /// <summary>The converter to <paramref name="type"/>.</summary>
    public static PropertyConverter For(Type type) => Converters.GetOrAdd(type, static known =>
        (PropertyConverter)typeof(PropertyConverter<>).MakeGenericType(known)
            .GetProperty(nameof(PropertyConverter<>.Instance))!
            .GetValue(null)!);

    /// <summary>The value, or the default of the type and a warning when it is of another kind.</summary>
    public abstract object? ConvertObject(PropertyValue value, in ConversionContext context);

    /// <summary>What hides behind a secret.</summary>
    private protected static PropertyValue Bare(PropertyValue value) => value is PropertyValue.Secret secret ? secret.Element : value;

    private protected static string Mismatch(string expected, PropertyValue value, in ConversionContext context) =>
        $"Expected {expected} but got {value.GetType().Name.ToLowerInvariant()} deserializing {context.Place}";
}
