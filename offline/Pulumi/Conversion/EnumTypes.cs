using System.Collections.Concurrent;
using System.Reflection;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>
/// Converts <see cref="EnumTypeAttribute"/> values to the text or number that they stand for, with a table of the types met.
/// </summary>
internal static class EnumTypes
{
    private static readonly ConcurrentDictionary<Type, Func<object, PropertyValue>?> Converters = new();

    /// <summary>The text or number, or null when the value is of no such type.</summary>
    /// <exception cref="InvalidOperationException">The type does not convert to a text or a number.</exception>
    public static PropertyValue? ToPropertyValue(object value) => Converters.GetOrAdd(value.GetType(), MakeConverter)?.Invoke(value);

    private static Func<object, PropertyValue>? MakeConverter(Type type)
    {
        if (!type.IsValueType || type.GetCustomAttribute<EnumTypeAttribute>() is null)
        {
            return null;
        }

        var conversion = type.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(method =>
            method.Name == "op_Explicit" && (method.ReturnType == typeof(string) || method.ReturnType == typeof(double)));
        if (conversion is null)
        {
            throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
        }

        var invoker = MethodInvoker.Create(conversion);
        return conversion.ReturnType == typeof(string)
            ? value => (string?)invoker.Invoke(null, value) is { } text ? new PropertyValue.Text(text) : PropertyValue.Null.Instance
            : value => new PropertyValue.Number((double)invoker.Invoke(null, value)!);
    }
}
