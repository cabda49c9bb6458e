using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LandingZone.Cli.Checks.Formats;

/// <summary>
/// A check as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"). Every result has a location, because GitHub refuses a
/// whole file in which one has none.
/// </summary>
internal static class SarifFormat
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly Uri Home = new("https://www.pulumi.com/docs/iac/packages-and-automation/policy-as-code/");

    public static void Write(CheckReport report, string version, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            WriteTool(report, version, writer);
            // Paths are from the project's folder, wherever that is checked out.
            writer.WriteString("columnKind", "utf16CodeUnits");
            writer.WriteStartArray("results");
            foreach (var finding in report.Findings.Concat(report.Waived))
            {
                WriteResult(finding, writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteTool(CheckReport report, string version, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "landing-zone check");
        writer.WriteString("semanticVersion", version);
        writer.WriteString("informationUri", Home.ToString());
        writer.WriteStartArray("rules");
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in report.Rules.Select(rule => rule.Facts))
        {
            named.Add(rule.Id);
            WriteRule(
                rule.Id, rule.Title, rule.Demand, $"{rule.Why} {rule.Repair}", rule.Severity.SarifLevel(), rule.Severity.SecurityScore(),
                [.. rule.Controls.Select(control => control.ToString())], writer);
        }

        foreach (var finding in report.Findings.Concat(report.Waived).Where(finding => named.Add(finding.Id)))
        {
            WriteRule(
                finding.Id, finding.Title, finding.Title, $"{finding.Why} {finding.Repair}",
                finding.Severity.SarifLevel(), finding.Severity.SecurityScore(), [], writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteRule(
        string id, string title, string demand, string help, string level, string score, IReadOnlyList<string> tags, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        WriteMessage("shortDescription", title, writer);
        WriteMessage("fullDescription", demand, writer);
        WriteMessage("help", help, writer);
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", level);
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteString("security-severity", score);
        writer.WriteStartArray("tags");
        writer.WriteStringValue("security");
        foreach (var tag in tags)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(ReportedFinding finding, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Id);
        writer.WriteString("level", finding.Severity.SarifLevel());
        WriteMessage("message", string.Join('\n', [$"{finding.Subject}: {finding.Message}", .. finding.Steps]), writer);
        writer.WriteStartArray("locations");
        WriteLocation(finding.Places[0], finding, writer);
        writer.WriteEndArray();
        if (finding.Places.Count > 1)
        {
            writer.WriteStartArray("relatedLocations");
            foreach (var place in finding.Places.Skip(1))
            {
                WriteLocation(place, null, writer);
            }

            writer.WriteEndArray();
        }

        // The line moves when something above it changes; the finding stays the same.
        writer.WriteStartObject("partialFingerprints");
        writer.WriteString("resourceAndRule/v1", Fingerprint(finding));
        writer.WriteEndObject();
        if (finding.Waiver is { } waiver)
        {
            writer.WriteStartArray("suppressions");
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("status", "accepted");
            writer.WriteString("justification", $"{waiver.Reason} ({waiver.Owner}, until {waiver.Expires:yyyy-MM-dd})");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteLocation(Place place, ReportedFinding? finding, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", Path.IsPathRooted(place.File) ? new Uri(place.File).AbsoluteUri : Uri.EscapeDataString(place.File).Replace("%2F", "/", StringComparison.Ordinal));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", place.Line);
        writer.WriteEndObject();
        writer.WriteEndObject();
        if (finding?.Urn is { } urn)
        {
            writer.WriteStartArray("logicalLocations");
            writer.WriteStartObject();
            writer.WriteString("name", finding.Subject);
            writer.WriteString("fullyQualifiedName", urn);
            writer.WriteString("kind", "resource");
            writer.WriteEndObject();
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteMessage(string name, string text, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string Fingerprint(ReportedFinding finding) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Id}\n{finding.Urn ?? finding.Subject}\n{finding.Property}\n{finding.Message}")));
}
