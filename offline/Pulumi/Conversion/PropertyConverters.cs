using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Makes the converter to a type; called once per type.</summary>
internal static class PropertyConverters
{
    public static PropertyConverter Make(Type type)
    {
        if (type == typeof(string))
        {
            return new Simple<string, PropertyValue.Text>("a text", static text => text.Value);
        }

        if (type == typeof(bool))
        {
            return new Simple<bool, PropertyValue.Boolean>("a boolean", static boolean => boolean.Value);
        }

        if (type == typeof(double))
        {
            return new Simple<double, PropertyValue.Number>("a number", static number => number.Value);
        }

        if (type == typeof(int))
        {
            return new Simple<int, PropertyValue.Number>("a number", static number => (int)number.Value);
        }

        if (type == typeof(object))
        {
            return new Simple<object, PropertyValue>("a value", static value => PlainValues.FromKnown(value)!);
        }

        if (type == typeof(JsonElement))
        {
            return new Simple<JsonElement, PropertyValue>("a value", PropertyJson.ToElement);
        }

        if (type == typeof(Asset))
        {
            return new Simple<Asset, PropertyValue.Asset>("an asset", Asset.From);
        }

        if (type == typeof(Archive))
        {
            return new Simple<Archive, PropertyValue.Archive>("an archive", Archive.From);
        }

        if (type == typeof(AssetOrArchive))
        {
            return new AssetOrArchiveConverter();
        }

        if (type.IsAssignableTo(typeof(Resource)))
        {
            return Generic(typeof(ResourceConverter<>), type);
        }

        if (type.IsEnum)
        {
            return Generic(typeof(NumberedEnumConverter<>), type);
        }

        if (type.IsConstructedGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            var arguments = type.GenericTypeArguments;
            return definition == typeof(Nullable<>) ? Generic(typeof(NullableConverter<>), arguments)
                : definition == typeof(ImmutableArray<>) ? Generic(typeof(ArrayConverter<>), arguments)
                : definition == typeof(ImmutableDictionary<,>) && arguments[0] == typeof(string)
                    ? Generic(typeof(DictionaryConverter<>), arguments[1])
                : definition == typeof(Union<,>) ? Generic(typeof(UnionConverter<,>), arguments)
                : definition == typeof(Output<>) ? Generic(typeof(OutputConverter<>), arguments)
                : Generic(typeof(UnsupportedConverter<>), type);
        }

        return type.GetCustomAttribute<OutputTypeAttribute>() is not null ? Generic(typeof(OutputTypeConverter<>), type)
            : type.IsValueType && type.GetCustomAttribute<EnumTypeAttribute>() is not null ? Generic(typeof(EnumTypeConverter<>), type)
            : Generic(typeof(UnsupportedConverter<>), type);
    }

    private static PropertyConverter Generic(Type definition, params Type[] arguments) =>
        (PropertyConverter)Activator.CreateInstance(definition.MakeGenericType(arguments))!;

    /// <summary>Values of one kind that convert straight away.</summary>
    private sealed class Simple<T, TValue>(string expected, Func<TValue, T> convert) : PropertyConverter<T>
        where TValue : PropertyValue
    {
        public override string? TryConvert(PropertyValue value, in ConversionContext context, out T result)
        {
            if (value is TValue fitting)
            {
                result = convert(fitting);
                return null;
            }

            result = default!;
            return Mismatch(expected, value, context);
        }
    }
}
