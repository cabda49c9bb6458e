using System.Globalization;
using LandingZone.Cli.Terminals;
using LandingZone.Engine.Values;

namespace LandingZone.Cli.Reports;

/// <summary>Lists what a stack gives out, one value to a line; what does not fit on a line is taken apart.</summary>
internal static class OutputList
{
    private const string Unknown = "known after deployment";
    private const string Indent = "   ";

    public static void Write(PropertyValue.Map outputs, InkWriter ink)
    {
        if (outputs.Count > 0)
        {
            ink.Write("Outputs").EndLine();
            WriteEntries(outputs, Indent, ink);
        }
    }

    private static void WriteEntries(PropertyValue.Map map, string margin, InkWriter ink)
    {
        var longest = 0;
        foreach (var (name, _) in map.Entries)
        {
            longest = Math.Max(longest, name.Length);
        }

        for (var i = 0; i < map.Entries.Length; i++)
        {
            var (name, value) = map.Entries[i];
            WriteEntry($"{margin}{name.PadRight(longest)}  ", value, margin, ink);
        }
    }

    private static void WriteEntry(string lead, PropertyValue value, string margin, InkWriter ink)
    {
        var text = OneLine(value);
        if (lead.Length + text.Length <= ink.Width || value is not (PropertyValue.Map or PropertyValue.List))
        {
            ink.Write(lead).Write(text, Ink.Faint).EndLine();
            return;
        }

        ink.Write(lead.TrimEnd()).EndLine();
        if (value is PropertyValue.Map map)
        {
            WriteEntries(map, margin + Indent, ink);
            return;
        }

        foreach (var item in ((PropertyValue.List)value).Items)
        {
            WriteEntry($"{margin}{Indent}- ", item, margin + Indent, ink);
        }
    }

    private static string OneLine(PropertyValue value) => value switch
    {
        PropertyValue.Secret => "[secret]",
        PropertyValue.Unknown => Unknown,
        PropertyValue.Null => "none",
        PropertyValue.Text text => text.Value,
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        PropertyValue.Boolean boolean => boolean.Value ? "true" : "false",
        PropertyValue.List { Items.Length: > 1 } list when list.Items.All(item => item is PropertyValue.Unknown) =>
            $"{Wording.Count(list.Items.Length, "value")}, {Unknown}",
        PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(OneLine))}]",
        PropertyValue.Map map => $"{{{string.Join(", ", map.Entries.ToArray().Select(entry => $"{entry.Key}: {OneLine(entry.Value)}"))}}}",
        PropertyValue.Reference reference => reference.Urn,
        PropertyValue.Asset => "a file",
        PropertyValue.Archive => "an archive",
        _ => throw new NotSupportedException($"A stack output cannot be a {value.GetType().Name}."),
    };
}
