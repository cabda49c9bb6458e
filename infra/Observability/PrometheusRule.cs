using System.Text.Json.Nodes;

namespace LandingZone.Observability;

/// <summary>A rule of Prometheus: an expression whose value is kept under a name, or whose every result is an alert.</summary>
internal sealed record PrometheusRule
{
    private PrometheusRule(string name, string expression, AlarmSeverity? severity)
    {
        Name = name;
        Expression = expression;
        Severity = severity;
    }

    /// <summary>The name of the series that it records, or of the alert.</summary>
    public string Name { get; }

    /// <summary>The expression in PromQL.</summary>
    public string Expression { get; }

    /// <summary>How soon somebody has to look; null where it only records.</summary>
    public AlarmSeverity? Severity { get; }

    /// <summary>For how many minutes an alert's expression must hold before it rings.</summary>
    public int Minutes { get; private init; }

    /// <summary>What has happened and what to do, with the labels of the alert.</summary>
    public string Text { get; private init; } = "";

    /// <summary>A rule that keeps the value of an expression as a series of its own.</summary>
    public static PrometheusRule Record(string name, string expression) => new(name, expression, severity: null);

    /// <summary>A rule that rings where an expression has held for some minutes.</summary>
    public static PrometheusRule Alert(string name, AlarmSeverity severity, int minutes, string expression, string text) =>
        new(name, expression, severity) { Minutes = minutes, Text = text };

    /// <summary>The rule as Prometheus reads it.</summary>
    public JsonObject ToJson() => Severity is null
        ? new JsonObject { ["record"] = Name, ["expr"] = Expression }
        : new JsonObject
        {
            ["alert"] = Name,
            ["expr"] = Expression,
            ["for"] = FormattableString.Invariant($"{Minutes}m"),
            ["labels"] = new JsonObject { ["severity"] = AlertRouting.WordFor(Severity.Value) },
            ["annotations"] = new JsonObject { ["description"] = Text },
        };
}
