using System.Reflection;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts a map to an <see cref="OutputTypeAttribute"/> class, through its output constructor.</summary>
internal sealed class OutputTypeConverter<T> : PropertyConverter<T>
{
    // Found when first needed, not before: types may contain themselves.
    private readonly Lazy<(ConstructorInvoker Constructor, (string Name, PropertyConverter Converter)[] Parameters)?> _plan = new(MakePlan);

    public override string? TryConvert(PropertyValue value, in ConversionContext context, out T result)
    {
        result = default!;
        if (_plan.Value is not var (constructor, parameters))
        {
            return $"Expected target type {typeof(T).FullName} to have [OutputConstructor] constructor when deserializing {context.Place}";
        }

        if (value is not PropertyValue.Map map)
        {
            return Mismatch("a map", value, context);
        }

        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var (name, converter) = parameters[i];
            arguments[i] = converter.ConvertObject(map[name] ?? PropertyValue.Null.Instance, context);
        }

        result = (T)constructor.Invoke(arguments.AsSpan());
        return null;
    }

    private static (ConstructorInvoker Constructor, (string Name, PropertyConverter Converter)[] Parameters)? MakePlan()
    {
        var constructor = typeof(T).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .FirstOrDefault(candidate => candidate.GetCustomAttribute<OutputConstructorAttribute>() is not null);
        return constructor is null
            ? null
            : (ConstructorInvoker.Create(constructor), Array.ConvertAll(constructor.GetParameters(), parameter => (
                parameter.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameter.Name!,
                PropertyConverter.For(parameter.ParameterType))));
    }
}
