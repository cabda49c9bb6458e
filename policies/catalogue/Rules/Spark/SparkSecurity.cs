using System.Text.Json;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>An EMR security configuration, which is JSON in a text or a map.</summary>
/// <param name="Property">The property that holds it.</param>
/// <param name="Root">What it says.</param>
/// <param name="Problem">Why it cannot be read, as a sentence; null where it can.</param>
internal sealed record SparkSecurity(string Property, Value Root, string? Problem)
{
    /// <summary>Reads the configuration of a resource.</summary>
    public static SparkSecurity Of(Resource resource)
    {
        var property = resource.Type.StartsWith("aws-native:", StringComparison.Ordinal) ? "securityConfiguration" : "configuration";
        var value = resource.Stated(property);
        if (value.IsUnknown)
        {
            return new SparkSecurity(property, Value.Unknown, $"{property} is not known yet.");
        }

        try
        {
            return new SparkSecurity(property, value.Entries.Count > 0 ? value : JsonValues.Parse(value.Text ?? "{}"), null);
        }
        catch (JsonException problem)
        {
            return new SparkSecurity(
                property, Value.Unknown, $"{property} is no JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}).");
        }
    }
}
