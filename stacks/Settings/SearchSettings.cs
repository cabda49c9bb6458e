using LandingZone.Kubeflow;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a search for hyper-parameters.</summary>
public sealed record SearchSettings
{
    /// <summary>Its name, unique in the team.</summary>
    public required string Name { get; init; }

    /// <summary>The environment of a trial.</summary>
    public required EnvironmentReference Environment { get; init; }

    /// <summary>The program of a trial.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>What is searched over.</summary>
    public required IReadOnlyList<SearchParameter> Parameters { get; init; }

    /// <summary>The metric that says what is better.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether less of it is better.</summary>
    public required bool Minimize { get; init; }

    /// <summary>The algorithm.</summary>
    public required string Algorithm { get; init; }

    /// <summary>How many trials there are.</summary>
    public required int MaxTrials { get; init; }

    /// <summary>How many run at once.</summary>
    public required int ParallelTrials { get; init; }

    /// <summary>GPUs of a trial.</summary>
    public required int Gpus { get; init; }

    internal static SettingKind<SearchSettings> Kind { get; } = SettingKinds.Record(fields => new SearchSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, unique in the team."),
        Environment = fields.Required("environment", WorkspaceSettings.EnvironmentKind, "The environment of a trial."),
        Command = fields.Required(
            "command", SettingKinds.ListOf(SettingKinds.Text, least: 1), "The program of a trial; '{rate}' stands for the parameter 'rate'."),
        Parameters = fields.Required("parameters", SettingKinds.ListOf(Parameter, least: 1), "What is searched over."),
        Metric = fields.Required("metric", SettingKinds.Text, "The metric, which trials print as 'metric=value'."),
        Minimize = fields.Optional("minimize", SettingKinds.Boolean, false, "Whether less of it is better. Default: false."),
        Algorithm = fields.Optional(
            "algorithm",
            SettingKinds.Text,
            "tpe",
            "random, tpe, multivariate-tpe, grid, bayesianoptimization, cmaes, sobol or hyperband. Default: tpe."),
        MaxTrials = fields.Optional("maxTrials", SettingKinds.Integer(1, 1000), 24, "How many trials there are. Default: 24."),
        ParallelTrials = fields.Optional("parallelTrials", SettingKinds.Integer(1, 100), 3, "How many run at once. Default: 3."),
        Gpus = fields.Optional("gpus", SettingKinds.Integer(0, 8), 0, "GPUs of a trial. Default: 0."),
    });

    /// <summary>The arguments of the search.</summary>
    internal HyperparameterSearchArgs ToArgs(TeamSettings team, Input<string> space, string? sharedClaim, TeamSurroundings around) => new()
    {
        Zone = around.Zone,
        Name = Name,
        Namespace = space,
        Image = around.ImageOf(Environment, team.Name),
        Command = Command,
        Parameters = Parameters,
        Metric = Metric,
        Minimize = Minimize,
        Algorithm = Algorithm,
        MaxTrials = MaxTrials,
        ParallelTrials = ParallelTrials,
        Gpus = Gpus,
        SharedClaim = sharedClaim,
    };

    /// <summary>A parameter: a range of whole numbers, or values.</summary>
    private static SettingKind<SearchParameter> Parameter => SettingKinds.Record(fields => (
            Name: fields.Required("name", SettingKinds.Text, "Its name."),
            Min: fields.OptionalValue("min", SettingKinds.Integer(int.MinValue, int.MaxValue), "The least whole number."),
            Max: fields.OptionalValue("max", SettingKinds.Integer(int.MinValue, int.MaxValue), "The greatest whole number."),
            Values: fields.OptionalList("values", SettingKinds.Text, "The values, in quotes.")))
        .Select(raw => raw switch
        {
            { Min: { } min, Max: { } max, Values.Count: 0 } => SearchParameter.WholeRange(raw.Name, min, max),
            { Min: null, Max: null } => SearchParameter.OneOf(raw.Name, raw.Values),
            _ => throw new FormatException($"The parameter '{raw.Name}' is a range and a list at once; give min and max, or values."),
        });
}
