using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Kubeflow;

/// <summary>A search for hyper-parameters (Katib 0.19).</summary>
internal sealed class ExperimentArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("kubeflow.org/v1beta1", "Experiment")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<ExperimentSpecArgs>? Spec { get; set; }
}

/// <summary>The search.</summary>
internal sealed class ExperimentSpecArgs : ResourceArgs
{
    [Input("parameters")]
    private InputList<ExperimentParameterArgs>? _parameters;

    /// <summary>What is searched over.</summary>
    public InputList<ExperimentParameterArgs> Parameters
    {
        get => _parameters ??= [];
        set => _parameters = value;
    }

    /// <summary>What is better.</summary>
    [Input("objective")]
    public Input<ExperimentObjectiveArgs>? Objective { get; set; }

    /// <summary>How it is searched.</summary>
    [Input("algorithm")]
    public Input<ExperimentAlgorithmArgs>? Algorithm { get; set; }

    /// <summary>How trials that lead nowhere are stopped.</summary>
    [Input("earlyStopping")]
    public Input<ExperimentAlgorithmArgs>? EarlyStopping { get; set; }

    /// <summary>What a trial is.</summary>
    [Input("trialTemplate")]
    public Input<TrialTemplateArgs>? TrialTemplate { get; set; }

    /// <summary>How many trials run at once.</summary>
    [Input("parallelTrialCount")]
    public Input<int>? ParallelTrialCount { get; set; }

    /// <summary>How many trials there are.</summary>
    [Input("maxTrialCount")]
    public Input<int>? MaxTrialCount { get; set; }

    /// <summary>After how many failed trials the search fails.</summary>
    [Input("maxFailedTrialCount")]
    public Input<int>? MaxFailedTrialCount { get; set; }

    /// <summary>How a trial's metrics are read.</summary>
    [Input("metricsCollectorSpec")]
    public Input<MetricsCollectorArgs>? MetricsCollectorSpec { get; set; }

    /// <summary>Never, LongRunning or FromVolume.</summary>
    [Input("resumePolicy")]
    public Input<string>? ResumePolicy { get; set; }
}

/// <summary>A parameter.</summary>
internal sealed class ExperimentParameterArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>double, int, discrete or categorical.</summary>
    [Input("parameterType")]
    public Input<string>? ParameterType { get; set; }

    /// <summary>Its values.</summary>
    [Input("feasibleSpace")]
    public Input<FeasibleSpaceArgs>? FeasibleSpace { get; set; }
}

/// <summary>The values of a parameter.</summary>
internal sealed class FeasibleSpaceArgs : ResourceArgs
{
    [Input("list")]
    private InputList<string>? _list;

    /// <summary>The least.</summary>
    [Input("min")]
    public Input<string>? Min { get; set; }

    /// <summary>The most.</summary>
    [Input("max")]
    public Input<string>? Max { get; set; }

    /// <summary>The distance between two.</summary>
    [Input("step")]
    public Input<string>? Step { get; set; }

    /// <summary>The values, where they are counted out.</summary>
    public InputList<string> List
    {
        get => _list ??= [];
        set => _list = value;
    }

    /// <summary>uniform, logUniform, normal or logNormal.</summary>
    [Input("distribution")]
    public Input<string>? Distribution { get; set; }
}

/// <summary>What is better.</summary>
internal sealed class ExperimentObjectiveArgs : ResourceArgs
{
    [Input("additionalMetricNames")]
    private InputList<string>? _additionalMetricNames;

    /// <summary>minimize or maximize.</summary>
    [Input("type")]
    public Input<string>? Type { get; set; }

    /// <summary>Where the search may stop.</summary>
    [Input("goal")]
    public Input<double>? Goal { get; set; }

    /// <summary>The metric.</summary>
    [Input("objectiveMetricName")]
    public Input<string>? ObjectiveMetricName { get; set; }

    /// <summary>Other metrics that are kept.</summary>
    public InputList<string> AdditionalMetricNames
    {
        get => _additionalMetricNames ??= [];
        set => _additionalMetricNames = value;
    }
}

/// <summary>An algorithm.</summary>
internal sealed class ExperimentAlgorithmArgs : ResourceArgs
{
    [Input("algorithmSettings")]
    private InputList<AlgorithmSettingArgs>? _algorithmSettings;

    /// <summary>Its name.</summary>
    [Input("algorithmName")]
    public Input<string>? AlgorithmName { get; set; }

    /// <summary>Its settings.</summary>
    public InputList<AlgorithmSettingArgs> AlgorithmSettings
    {
        get => _algorithmSettings ??= [];
        set => _algorithmSettings = value;
    }
}

/// <summary>A setting of an algorithm.</summary>
internal sealed class AlgorithmSettingArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>Its value.</summary>
    [Input("value")]
    public Input<string>? Value { get; set; }
}

/// <summary>What a trial is.</summary>
internal sealed class TrialTemplateArgs : ResourceArgs
{
    [Input("primaryPodLabels")]
    private InputMap<string>? _primaryPodLabels;

    [Input("trialSpec")]
    private InputMap<object>? _trialSpec;

    [Input("trialParameters")]
    private InputList<TrialParameterArgs>? _trialParameters;

    /// <summary>The container whose metrics are read.</summary>
    [Input("primaryContainerName")]
    public Input<string>? PrimaryContainerName { get; set; }

    /// <summary>The pods that have it.</summary>
    public InputMap<string> PrimaryPodLabels
    {
        get => _primaryPodLabels ??= [];
        set => _primaryPodLabels = value;
    }

    /// <summary>When a trial has succeeded, as a GJSON path.</summary>
    [Input("successCondition")]
    public Input<string>? SuccessCondition { get; set; }

    /// <summary>When it has failed, as a GJSON path.</summary>
    [Input("failureCondition")]
    public Input<string>? FailureCondition { get; set; }

    /// <summary>Whether what a trial made stays.</summary>
    [Input("retain")]
    public Input<bool>? Retain { get; set; }

    /// <summary>The names in the trial and the parameters that they stand for.</summary>
    public InputList<TrialParameterArgs> TrialParameters
    {
        get => _trialParameters ??= [];
        set => _trialParameters = value;
    }

    /// <summary>The object that is made for each trial, with "${trialParameters.name}" in it.</summary>
    public InputMap<object> TrialSpec
    {
        get => _trialSpec ??= [];
        set => _trialSpec = value;
    }
}

/// <summary>A name in a trial.</summary>
internal sealed class TrialParameterArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>What it is.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }

    /// <summary>The parameter.</summary>
    [Input("reference")]
    public Input<string>? Reference { get; set; }
}

/// <summary>How metrics are read.</summary>
internal sealed class MetricsCollectorArgs : ResourceArgs
{
    /// <summary>The collector.</summary>
    [Input("collector")]
    public Input<MetricsCollectorKindArgs>? Collector { get; set; }

    /// <summary>Where it reads.</summary>
    [Input("source")]
    public Input<MetricsSourceArgs>? Source { get; set; }
}

/// <summary>A collector.</summary>
internal sealed class MetricsCollectorKindArgs : ResourceArgs
{
    /// <summary>StdOut, File, TensorFlowEvent, PrometheusMetric, Push or None.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }
}

/// <summary>Where metrics are read.</summary>
internal sealed class MetricsSourceArgs : ResourceArgs
{
    /// <summary>A file or folder.</summary>
    [Input("fileSystemPath")]
    public Input<MetricsPathArgs>? FileSystemPath { get; set; }
}

/// <summary>A file or folder with metrics.</summary>
internal sealed class MetricsPathArgs : ResourceArgs
{
    /// <summary>The path.</summary>
    [Input("path")]
    public Input<string>? Path { get; set; }

    /// <summary>File or Directory.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }
}
