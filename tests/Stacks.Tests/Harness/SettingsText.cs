using System.Collections;
using System.Reflection;
using System.Text;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>Writes settings out to the last value, to compare them.</summary>
internal static class SettingsText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, string path)
    {
        switch (value)
        {
            case null or string or IFormattable or bool:
                text.Append(path).Append('=').Append(value ?? "null").Append('\n');
                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Write(text, item, $"{path}[{index++}]");
                }

                break;
            case var _ when value.GetType().GetMethod("<Clone>$") is not null
                && value.ToString()!.Contains(" { ", StringComparison.Ordinal):
                foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Write(text, property.GetValue(value), $"{path}.{property.Name}");
                }

                break;
            default:
                Write(text, value.ToString(), path);
                break;
        }
    }
}
