using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Converts a list.</summary>
internal sealed class ArrayConverter<T> : PropertyConverter<ImmutableArray<T>>
{
    public override string? TryConvert(PropertyValue value, in ConversionContext context, out ImmutableArray<T> result)
    {
        if (value is not PropertyValue.List list)
        {
            result = default;
            return Mismatch("a list", value, context);
        }

        var items = ImmutableArray.CreateBuilder<T>(list.Items.Length);
        foreach (var item in list.Items)
        {
            items.Add(PropertyConverter<T>.Instance.ConvertOrWarn(item, context));
        }

        result = items.MoveToImmutable();
        return null;
    }
}
