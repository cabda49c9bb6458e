using System.Text;
using System.Text.Json;

namespace LandingZone.Cli.Checks.Formats;

/// <summary>A check for programs: the document that docs/cli.md describes.</summary>
internal static class JsonFormat
{
    /// <summary>Grows when a field goes or changes its meaning; a new field leaves it as it is.</summary>
    private const int SchemaVersion = 1;

    public static void Write(CheckReport report, TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("schemaVersion", SchemaVersion);
            WriteTexts("stacks", report.Stacks, writer);
            writer.WriteNumber("resources", report.ResourceCount);
            writer.WriteNumber("rules", report.Rules.Count);
            WriteTexts("proved", report.Proved, writer);
            WriteFindings("findings", report.Findings, writer);
            WriteFindings("waived", report.Waived, writer);
            writer.WriteStartArray("open");
            foreach (var open in report.Open)
            {
                writer.WriteStartObject();
                writer.WriteString("rule", open.Rule.Facts.Id);
                writer.WriteString("stack", open.Stack);
                writer.WriteString("urn", open.Resource.Urn);
                writer.WriteString("property", open.Property);
                writer.WriteString("message", open.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("totals");
            foreach (var severity in SeverityWords.WorstFirst)
            {
                writer.WriteNumber(severity.Word(), report.Findings.Count(finding => finding.Severity == severity));
            }

            writer.WriteNumber("elapsedMilliseconds", Math.Round(report.Elapsed.TotalMilliseconds, 1));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteFindings(string name, IReadOnlyList<ReportedFinding> findings, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", finding.Kind.ToString().ToLowerInvariant());
            writer.WriteString("id", finding.Id);
            writer.WriteString("title", finding.Title);
            writer.WriteString("severity", finding.Severity.Word());
            writer.WriteString("stack", finding.Stack);
            writer.WriteString("subject", finding.Subject);
            writer.WriteString("type", finding.Type);
            writer.WriteString("urn", finding.Urn);
            writer.WriteString("property", finding.Property);
            writer.WriteString("message", finding.Message);
            WriteTexts("steps", finding.Steps, writer);
            writer.WriteString("why", finding.Why);
            writer.WriteString("repair", finding.Repair);
            writer.WriteStartArray("places");
            foreach (var place in finding.Places)
            {
                writer.WriteStartObject();
                writer.WriteString("file", place.File);
                writer.WriteNumber("line", place.Line);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (finding.Waiver is { } waiver)
            {
                writer.WriteStartObject("waiver");
                writer.WriteString("resource", waiver.Resource);
                writer.WriteString("reason", waiver.Reason);
                writer.WriteString("owner", waiver.Owner);
                writer.WriteString("expires", $"{waiver.Expires:yyyy-MM-dd}");
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(string name, IReadOnlyList<string> texts, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
