using System.Globalization;
using System.Text.Json.Nodes;

namespace LandingZone.Stacks.Settings;

/// <summary>Numbers that need not be whole.</summary>
internal static class NumberKind
{
    /// <summary>A number.</summary>
    public static SettingKind<double> Number { get; } = new(
        (SettingNode node, SettingReading reading, out double number) =>
        {
            if (node is SettingNode.Scalar { Type: ScalarType.Open or ScalarType.Number } scalar
                && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
                && double.IsFinite(number))
            {
                return true;
            }

            number = 0;
            reading.Refuse(node, $"this is {node.Description}", "write a number.");
            return false;
        },
        () => new JsonObject { ["type"] = "number" });
}
