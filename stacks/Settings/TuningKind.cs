using LandingZone.Analytics;

namespace LandingZone.Stacks.Settings;

/// <summary>How a search for the best hyper-parameters is written.</summary>
internal static class TuningKind
{
    /// <summary>A search.</summary>
    public static SettingKind<HyperparameterTuning> Kind { get; } = SettingKinds.Record(fields => new HyperparameterTuning
    {
        Metric = fields.Required("metric", SettingKinds.Text, "The metric of training that is made best."),
        Goal = fields.Required("goal", JobKinds.Goal, "Whether more (at-least) or less (at-most) is better."),
        MaxJobs = fields.Optional("maxJobs", SettingKinds.Integer(1, 750), 20, "How many training jobs in all. Default: 20."),
        MaxParallelJobs = fields.Optional("maxParallelJobs", SettingKinds.Integer(1, 10), 4, "How many at a time. Default: 4."),
        Strategy = fields.Optional(
            "strategy",
            SettingKinds.Choice(
                ("bayesian", TuningStrategy.Bayesian), ("random", TuningStrategy.Random), ("hyperband", TuningStrategy.Hyperband)),
            TuningStrategy.Bayesian,
            "How the next values are chosen. Default: bayesian."),
        Ranges = fields.Required("ranges", SettingKinds.ListOf(Range, least: 1), "What is tried."),
    });

    private static SettingKind<HyperparameterRange> Range => SettingKinds.Record(fields => (
            Name: fields.Required("name", SettingKinds.Text, "The hyper-parameter."),
            Least: fields.OptionalValue("least", NumberKind.Number, "The smallest number."),
            Most: fields.OptionalValue("most", NumberKind.Number, "The largest number."),
            Whole: fields.Optional("whole", SettingKinds.Boolean, false, "Whether only whole numbers are tried. Default: false."),
            Logarithmic: fields.Optional(
                "logarithmic", SettingKinds.Boolean, false, "Whether small numbers are tried as finely as large ones. Default: false."),
            Values: fields.OptionalList("values", SettingKinds.Text, "Texts to choose from, in the place of numbers.")))
        .Select(raw => raw switch
        {
            { Least: null, Most: null, Values.Count: > 0 } => HyperparameterRange.OneOf(raw.Name, raw.Values),
            { Least: { } least, Most: { } most, Values.Count: 0, Whole: true } when double.IsInteger(least) && double.IsInteger(most) =>
                HyperparameterRange.Whole(raw.Name, (int)least, (int)most, raw.Logarithmic),
            { Least: { } least, Most: { } most, Values.Count: 0, Whole: false } =>
                HyperparameterRange.Continuous(raw.Name, least, most, raw.Logarithmic),
            { Whole: true } => throw new FormatException($"'{raw.Name}' is whole and its range is not; give 'least' and 'most' whole numbers."),
            _ => throw new FormatException($"'{raw.Name}' has neither a range nor a choice; give 'least' and 'most', or 'values'."),
        });
}
