using Google.Protobuf.WellKnownTypes;
using LandingZone.Policies.Analyzer.Messages;
using LandingZone.Policies.Rules;
using WireValue = Google.Protobuf.WellKnownTypes.Value;

namespace LandingZone.Policies.Analyzer;

/// <summary>A rule as the engine is told of it.</summary>
internal static class PolicyDescription
{
    public static PolicyInfo Of(Rule rule)
    {
        var facts = rule.Facts;
        var info = new PolicyInfo
        {
            Name = facts.Id,
            DisplayName = facts.Title,
            Description = facts.Demand,
            Message = facts.Why,
            EnforcementLevel = DefaultLevelOf(rule),
            PolicyType = rule is ResourceRule ? PolicyType.Resource : PolicyType.Stack,
            Severity = SeverityOf(rule),
            RemediationSteps = facts.Repair,
            Tags = { facts.Controls.Select(control => control.ToString()) },
            ConfigSchema = SchemaOf(facts.Options),
        };

        // A policy names one framework; the others stand among the tags.
        if (facts.Controls is [{ } control, ..])
        {
            info.Framework = new PolicyComplianceFramework { Name = control.Framework.Name, Reference = control.Id };
        }

        return info;
    }

    /// <summary>What is high or critical stops an update; the rest is shown.</summary>
    public static EnforcementLevel DefaultLevelOf(Rule rule) =>
        rule.Facts.Severity >= Severity.High ? EnforcementLevel.Mandatory : EnforcementLevel.Advisory;

    public static PolicySeverity SeverityOf(Rule rule) => rule.Facts.Severity switch
    {
        Severity.Critical => PolicySeverity.Critical,
        Severity.High => PolicySeverity.High,
        Severity.Medium => PolicySeverity.Medium,
        _ => PolicySeverity.Low,
    };

    /// <summary>Each property is an object: anything else makes the engine crash.</summary>
    private static PolicyConfigSchema? SchemaOf(IReadOnlyList<RuleOption> options)
    {
        if (options.Count == 0)
        {
            return null;
        }

        var properties = new Struct();
        foreach (var option in options)
        {
            var schema = new Struct();
            schema.Fields.Add("type", WireValue.ForString(SchemaTypeOf(option.Kind)));
            schema.Fields.Add("description", WireValue.ForString(option.Description));
            schema.Fields.Add("default", ToWire(option));
            if (option.Kind == OptionKind.Texts)
            {
                schema.Fields.Add("items", WireValue.ForStruct(new Struct { Fields = { ["type"] = WireValue.ForString("string") } }));
            }

            properties.Fields.Add(option.Name, WireValue.ForStruct(schema));
        }

        return new PolicyConfigSchema { Properties = properties };
    }

    private static string SchemaTypeOf(OptionKind kind) => kind switch
    {
        OptionKind.Texts => "array",
        OptionKind.Number => "number",
        OptionKind.Flag => "boolean",
        _ => "string",
    };

    private static WireValue ToWire(RuleOption option) => option.Kind switch
    {
        OptionKind.Texts => WireValue.ForList([.. option.Default.Items.Select(item => WireValue.ForString(item.Text))]),
        OptionKind.Number => WireValue.ForNumber(option.Default.Number!.Value),
        OptionKind.Flag => WireValue.ForBool(option.Default.IsTrue.IsYes),
        _ => WireValue.ForString(option.Default.Text),
    };
}
