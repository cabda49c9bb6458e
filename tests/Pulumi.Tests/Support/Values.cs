using System.Globalization;
using LandingZone.Engine.Values;

namespace Pulumi.Tests.Support;

/// <summary>Makes values of the engine, and writes them in a short form to compare them with.</summary>
internal static class Values
{
    public static PropertyValue Text(string value) => new PropertyValue.Text(value);

    public static PropertyValue Number(double value) => new PropertyValue.Number(value);

    public static PropertyValue Unknown => PropertyValue.Unknown.Instance;

    public static PropertyValue Secret(PropertyValue value) => PropertyValue.Secret.Of(value);

    public static PropertyValue List(params PropertyValue[] items) => new PropertyValue.List([.. items]);

    public static PropertyValue.Map Map(params (string Name, PropertyValue Value)[] entries) =>
        PropertyValue.Map.Of(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    /// <summary>For example <c>{a: 1, b: secret('x'), c: [unknown]}</c>.</summary>
    public static string Show(PropertyValue? value) => value switch
    {
        null => "absent",
        PropertyValue.Null => "null",
        PropertyValue.Unknown => "unknown",
        PropertyValue.Boolean boolean => boolean.Value ? "true" : "false",
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        PropertyValue.Text text => $"'{text.Value}'",
        PropertyValue.Secret secret => $"secret({Show(secret.Element)})",
        PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(Show))}]",
        PropertyValue.Map map => $"{{{string.Join(", ", map.Entries.ToArray().Select(entry => $"{entry.Key}: {Show(entry.Value)}"))}}}",
        PropertyValue.Asset asset => $"asset({asset.Source} '{asset.Value}')",
        PropertyValue.Archive { Assets: { } parts } => $"archive({Show(parts)})",
        PropertyValue.Archive archive => $"archive({archive.Source} '{archive.Value}')",
        PropertyValue.Reference reference => $"resource({reference.Urn}, {Show(reference.Id)})",
        _ => throw new InvalidOperationException(value.GetType().Name),
    };
}
