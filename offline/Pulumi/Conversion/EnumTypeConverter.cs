using System.Reflection;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts a text or number to an <see cref="EnumTypeAttribute"/> value, through the constructor that takes it.</summary>
internal sealed class EnumTypeConverter<T> : PropertyConverter<T>
    where T : struct
{
    private static readonly ConstructorInvoker? FromText = Constructor(typeof(string));

    private static readonly ConstructorInvoker? FromNumber = Constructor(typeof(double));

    public override string? TryConvert(PropertyValue value, in ConversionContext context, out T result)
    {
        result = value switch
        {
            PropertyValue.Text text when FromText is not null => (T)FromText.Invoke(text.Value),
            PropertyValue.Number number when FromNumber is not null => (T)FromNumber.Invoke(number.Value),
            _ => default,
        };
        var fits = (value is PropertyValue.Text && FromText is not null) || (value is PropertyValue.Number && FromNumber is not null);
        return fits ? null : Mismatch(typeof(T).FullName!, value, context);
    }

    private static ConstructorInvoker? Constructor(Type parameter) =>
        typeof(T).GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, [parameter]) is { } constructor
            ? ConstructorInvoker.Create(constructor)
            : null;
}
