using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Values of the engine as the plain objects that mocks, transforms and outputs of objects see.</summary>
internal static class PlainValues
{
    /// <summary>A known value; what a secret hides is shown.</summary>
    public static object? FromKnown(PropertyValue value) => Convert(value, static secret => FromKnown(secret.Element));

    /// <summary>Any value: an unknown or a secret becomes an output, at the place where it stands.</summary>
    public static object? WithOutputs(PropertyValue value) => Convert(value, static secret => Secret(secret.Element));

    private static Output<object?> Secret(PropertyValue element) => element is PropertyValue.Unknown
        ? Output<object?>.Unknown(null, isSecret: true)
        : new Output<object?>(new OutputData<object?>(WithOutputs(element), default, true, true));

    private static object? Convert(PropertyValue value, Func<PropertyValue.Secret, object?> fromSecret)
    {
        switch (value)
        {
            case PropertyValue.Boolean boolean:
                return boolean.Value;
            case PropertyValue.Number number:
                return number.Value;
            case PropertyValue.Text text:
                return text.Value;
            case PropertyValue.Secret secret:
                return fromSecret(secret);
            case PropertyValue.Unknown:
                return Output<object?>.Unknown(null);
            case PropertyValue.Asset asset:
                return Asset.From(asset);
            case PropertyValue.Archive archive:
                return Archive.From(archive);
            case PropertyValue.Reference reference:
                return new DependencyResource(reference);
            case PropertyValue.List list:
                var items = ImmutableArray.CreateBuilder<object?>(list.Items.Length);
                foreach (var item in list.Items)
                {
                    items.Add(Convert(item, fromSecret));
                }

                return items.MoveToImmutable();
            case PropertyValue.Map map:
                var entries = ImmutableDictionary.CreateBuilder<string, object?>();
                foreach (var (name, item) in map.Entries)
                {
                    entries[name] = Convert(item, fromSecret);
                }

                return entries.ToImmutable();
            default:
                return null;
        }
    }
}
