using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts a map.</summary>
internal sealed class DictionaryConverter<T> : PropertyConverter<ImmutableDictionary<string, T>>
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out ImmutableDictionary<string, T> result)
    {
        if (value is not PropertyValue.Map map)
        {
            result = null!;
            return Mismatch("a map", value, context);
        }

        var entries = ImmutableDictionary.CreateBuilder<string, T>();
        foreach (var (name, item) in map.Entries)
        {
            entries[name] = PropertyConverter<T>.Instance.ConvertOrWarn(item, context);
        }

        result = entries.ToImmutable();
        return null;
    }
}
