using System.Text;
using System.Text.Json;
using LandingZone.Cli.Checks;
using LandingZone.Cli.Checks.Formats;
using LandingZone.Cli.Previews;
using LandingZone.Engine;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Settings;

namespace LandingZone.Cli.Reports;

/// <summary>The preview for programs: the document that docs/cli.md describes.</summary>
internal static class JsonReport
{
    /// <summary>Grows when a field goes or changes its meaning; a new field leaves it as it is.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Writes what came of the stacks.</summary>
    public static void Write(EstateReport report, TextWriter output) => Write(output, writer =>
    {
        writer.WriteNumber("schemaVersion", SchemaVersion);
        writer.WriteBoolean("succeeded", report.Succeeded);
        writer.WriteString("mode", report.Request.Simulate ? "simulate" : "preview");
        WriteArray<SettingProblem>("problems", [], WriteProblem, writer);
        WriteArray("stacks", report.Stacks, WriteStack, writer);
        WritePolicies(report.Policies, writer);
        writer.WriteStartObject("totals");
        writer.WriteNumber("stacks", report.Stacks.Count);
        writer.WriteNumber("resources", report.Stacks.Sum(stack => stack.ResourceCount));
        writer.WriteNumber("components", report.Stacks.Sum(stack => stack.ComponentCount));
        writer.WriteNumber("elapsedMilliseconds", Milliseconds(report.Elapsed));
        writer.WriteEndObject();
    });

    private static void WritePolicies(PolicySummary? policies, Utf8JsonWriter writer)
    {
        if (policies is null)
        {
            return;
        }

        writer.WriteStartObject("policies");
        foreach (var severity in SeverityWords.WorstFirst)
        {
            writer.WriteNumber(severity.Word(), policies.BySeverity.FirstOrDefault(entry => entry.Severity == severity).Count);
        }

        writer.WriteNumber("waived", policies.Waived);
        writer.WriteNumber("open", policies.Open);
        writer.WriteEndObject();
    }

    /// <summary>Writes why nothing was run.</summary>
    public static void Write(IReadOnlyList<SettingProblem> problems, TextWriter output) => Write(output, writer =>
    {
        writer.WriteNumber("schemaVersion", SchemaVersion);
        writer.WriteBoolean("succeeded", false);
        WriteArray("problems", problems, WriteProblem, writer);
        WriteArray<ReportedStack>("stacks", [], WriteStack, writer);
    });

    private static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void WriteProblem(SettingProblem problem, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("file", problem.File);
        if (problem.Position is { } position)
        {
            writer.WriteNumber("line", position.Line);
            writer.WriteNumber("column", position.Column);
        }

        writer.WriteString("key", problem.Key);
        writer.WriteString("value", problem.Value);
        writer.WriteString("rule", problem.Rule);
        writer.WriteString("remedy", problem.Remedy);
        writer.WriteEndObject();
    }

    private static void WriteStack(ReportedStack stack, Utf8JsonWriter writer)
    {
        var preview = stack.Preview;
        writer.WriteStartObject();
        writer.WriteString("name", preview.Name);
        writer.WriteString("status", Name(preview.Status));
        writer.WriteBoolean("requested", preview.IsRequested);
        WriteArray("references", preview.References, static (name, to) => to.WriteStringValue(name), writer);
        WriteArray("missingReferences", preview.MissingReferences, static (name, to) => to.WriteStringValue(name), writer);
        writer.WriteNumber("resources", stack.ResourceCount);
        WriteTypes(stack.Tree, writer);
        WriteArray("components", Components(stack.Tree), WriteComponent, writer);
        writer.WriteStartObject("outputs");
        foreach (var (name, value) in preview.Outputs.Entries)
        {
            writer.WritePropertyName(name);
            JsonOutput.Write(value, writer);
        }

        writer.WriteEndObject();
        writer.WriteString("plan", preview.PlanFile);
        WriteArray("diagnostics", preview.Diagnostics, WriteDiagnostic, writer);
        writer.WriteNumber("elapsedMilliseconds", Milliseconds(preview.Elapsed));
        writer.WriteEndObject();
    }

    private static void WriteComponent(TreeNode component, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("urn", component.Resource.Urn);
        writer.WriteString("type", component.Resource.Type);
        writer.WriteString("name", component.Resource.Name);
        writer.WriteString("parent", component.Resource.Parent);
        writer.WriteNumber("resources", component.ResourceCount);
        WriteTypes(component, writer);
        writer.WriteEndObject();
    }

    private static void WriteTypes(TreeNode? node, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("types");
        if (node is not null)
        {
            foreach (var (type, count) in node.CountByType())
            {
                writer.WriteNumber(type, count);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteDiagnostic(Diagnostic diagnostic, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", DiagnosticReport.Name(diagnostic.Severity));
        writer.WriteString("urn", diagnostic.Urn);
        writer.WriteString("text", diagnostic.Text);
        writer.WriteEndObject();
    }

    private static void WriteArray<T>(string name, IEnumerable<T> items, Action<T, Utf8JsonWriter> write, Utf8JsonWriter writer)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item, writer);
        }

        writer.WriteEndArray();
    }

    private static IEnumerable<TreeNode> Components(TreeNode? stack) => stack?.Everything().Skip(1).Where(node => node.IsComponent) ?? [];

    private static string Name(StackStatus status) => status switch
    {
        StackStatus.Succeeded => "succeeded",
        StackStatus.Failed => "failed",
        _ => "skipped",
    };

    private static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);
}
