using System.Globalization;
using System.Xml;

namespace LandingZone.Cli.Checks.Formats;

/// <summary>
/// A check as JUnit's XML: a suite a stack, a case a rule, a failure where something is found. What is waived is a skipped case. What
/// concerns the whole estate has a suite of its own.
/// </summary>
internal static class JunitFormat
{
    private const string Estate = "estate";

    public static void Write(CheckReport report, TextWriter output)
    {
        using (var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, CloseOutput = false }))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "landing-zone check");
            foreach (var stack in report.Stacks)
            {
                var cases = report.Rules.Select(rule => (rule.Facts.Id, rule.Facts.Title));
                WriteSuite(stack, cases, report, finding => finding.Stack == stack, xml);
            }

            WriteSuite(
                Estate,
                [
                    .. report.Proved.Select(proved => ("PROOF", proved)),
                    .. report.Findings.Concat(report.Waived).Where(finding => finding.Stack is null).Select(finding => (finding.Id, finding.Title)).Distinct(),
                ],
                report,
                finding => finding.Stack is null,
                xml);
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        output.WriteLine();
    }

    private static void WriteSuite(
        string name, IEnumerable<(string Id, string Title)> cases, CheckReport report, Func<ReportedFinding, bool> isHere, XmlWriter xml)
    {
        var found = report.Findings.Where(isHere).ToLookup(finding => finding.Id, StringComparer.Ordinal);
        var waived = report.Waived.Where(isHere).ToLookup(finding => finding.Id, StringComparer.Ordinal);
        var listed = cases.ToList();
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("tests", Number(listed.Count));
        xml.WriteAttributeString("failures", Number(listed.Count(entry => found.Contains(entry.Id))));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", Number(listed.Count(entry => !found.Contains(entry.Id) && waived.Contains(entry.Id))));
        foreach (var (id, title) in listed)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", $"{name}.{id}");
            xml.WriteAttributeString("name", $"{id} {title}");
            if (found.Contains(id))
            {
                var findings = found[id].ToList();
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", findings[0].Severity.Word());
                xml.WriteAttributeString("message", $"{findings.Count} found: {findings[0].Subject}: {findings[0].Message}");
                xml.WriteString(string.Join('\n', findings.SelectMany(Lines)));
                xml.WriteEndElement();
            }
            else if (waived.Contains(id))
            {
                xml.WriteStartElement("skipped");
                xml.WriteAttributeString("message", string.Join("; ", waived[id].Select(finding => $"{finding.Subject}: {finding.Waiver!.Reason}").Distinct()));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static IEnumerable<string> Lines(ReportedFinding finding) =>
    [
        $"{finding.Subject} ({finding.Urn ?? finding.Kind.ToString()})",
        $"  {finding.Message}",
        .. finding.Steps.Select(step => $"    {step}"),
        $"  {string.Join("  ", finding.Places)}",
        $"  {finding.Repair}",
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
