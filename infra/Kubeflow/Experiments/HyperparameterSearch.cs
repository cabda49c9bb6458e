using System.Globalization;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.CustomResources.Kubeflow;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>
/// A search for hyper-parameters by Katib: trials in the team's namespace, in an environment by digest, through the team's queue. Its
/// Kubernetes provider comes from the options.
/// </summary>
public sealed partial class HyperparameterSearch : ComponentResource
{
    private const string Container = "trial";
    private const string SharedVolume = "shared";

    /// <summary>Declares the search.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public HyperparameterSearch(string name, HyperparameterSearchArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:HyperparameterSearch", name, options)
    {
        Check(name, args);
        var objects = new PlatformObjects(this, name, args.Zone, args.Namespace.ToOutput());
        var objective = new ExperimentObjectiveArgs { Type = args.Minimize ? "minimize" : "maximize", ObjectiveMetricName = args.Metric };
        if (args.Goal is { } goal)
        {
            objective.Goal = goal;
        }

        var spec = new ExperimentSpecArgs
        {
            Objective = objective,
            Algorithm = new ExperimentAlgorithmArgs { AlgorithmName = args.Algorithm },
            MaxTrialCount = args.MaxTrials,
            ParallelTrialCount = args.ParallelTrials,
            MaxFailedTrialCount = Math.Max(args.MaxTrials / 4, 1),
            ResumePolicy = "Never",
            MetricsCollectorSpec = new MetricsCollectorArgs { Collector = new MetricsCollectorKindArgs { Kind = "StdOut" } },
            TrialTemplate = Trial(args),
        };
        foreach (var parameter in args.Parameters)
        {
            spec.Parameters.Add(ParameterOf(parameter));
        }

        _ = objects.Custom("experiment", new ExperimentArgs { Metadata = objects.Named(args.Name), Spec = spec });
        RegisterOutputs();
    }

    internal static void Check(string name, HyperparameterSearchArgs args)
    {
        var problems = new ArgumentProblems(nameof(HyperparameterSearch), name);
        problems.AddIf(
            !KebabName.Is(args.Name, 40),
            $"Name is '{args.Name}'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.");
        problems.AddIf(!args.Image.Contains("@sha256:", StringComparison.Ordinal), $"Image is '{args.Image}'; name it by digest.");
        problems.AddIf(args.Command.Count == 0, "Command is empty; name the program of a trial.");
        problems.AddIf(args.Parameters.Count == 0, "Parameters is empty; give one or more.");
        foreach (var parameter in args.Parameters)
        {
            problems.AddIf(
                !ParameterForm().IsMatch(parameter.Name),
                $"Parameters has the name '{parameter.Name}'; use letters, digits and underscores, and begin with a letter.");
            problems.AddIf(
                !args.Command.Any(word => word.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal)),
                $"Parameters has '{parameter.Name}', and Command never uses '{{{parameter.Name}}}'; trials would all be the same.");
        }

        foreach (var twice in args.Parameters.GroupBy(parameter => parameter.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Parameters has '{twice.Key}' {twice.Count()} times; name each once.");
        }

        problems.AddIf(!ParameterForm().IsMatch(args.Metric), $"Metric is '{args.Metric}'; use letters, digits and underscores, and begin with a letter.");
        problems.AddIf(
            !KatibConfiguration.Algorithms.Contains(args.Algorithm),
            $"Algorithm is '{args.Algorithm}'; there are {string.Join(", ", KatibConfiguration.Algorithms)}.");
        problems.AddIf(
            args.Algorithm == "grid" && args.Parameters.Any(parameter => parameter.Type == "double"),
            "Algorithm is grid, which needs values that can be counted; use whole numbers or values of a list, or another algorithm.");
        problems.AddIf(args.MaxTrials is < 1 or > 1000, $"MaxTrials is {args.MaxTrials}; give 1 to 1000.");
        problems.AddIf(
            args.ParallelTrials < 1 || args.ParallelTrials > args.MaxTrials,
            $"ParallelTrials is {args.ParallelTrials}; give 1 to {args.MaxTrials}, which is MaxTrials.");
        problems.AddIf(
            args.Cpus < 1 || args.MemoryGib < 1 || args.Gpus < 0,
            $"Cpus is {args.Cpus}, MemoryGib {args.MemoryGib} and Gpus {args.Gpus}; give at least 1, 1 and 0.");
        problems.ThrowIfAny();
    }

    private static ExperimentParameterArgs ParameterOf(SearchParameter parameter)
    {
        var space = new FeasibleSpaceArgs();
        if (parameter is { Min: { } min, Max: { } max })
        {
            (space.Min, space.Max) = (min, max);
        }

        foreach (var value in parameter.Values)
        {
            space.List.Add(value);
        }

        if (parameter.IsLogarithmic)
        {
            space.Distribution = "logUniform";
        }

        return new() { Name = parameter.Name, ParameterType = parameter.Type, FeasibleSpace = space };
    }

    private static TrialTemplateArgs Trial(HyperparameterSearchArgs args)
    {
        var template = new TrialTemplateArgs
        {
            PrimaryContainerName = Container,
            SuccessCondition = "status.conditions.#(type==\"Complete\")#|#(status==\"True\")#",
            FailureCondition = "status.conditions.#(type==\"Failed\")#|#(status==\"True\")#",
            TrialSpec = TrialJob(args),
        };
        foreach (var parameter in args.Parameters)
        {
            template.TrialParameters.Add(new TrialParameterArgs { Name = parameter.Name, Reference = parameter.Name });
        }

        return template;
    }

    /// <summary>The job of a trial, in Katib's language: not typed, because its values are written in later.</summary>
    private static Dictionary<string, object> TrialJob(HyperparameterSearchArgs args)
    {
        var amounts = new Dictionary<string, object> { ["cpu"] = Text(args.Cpus), ["memory"] = $"{Text(args.MemoryGib)}Gi" };
        var pod = new Dictionary<string, object>
        {
            ["restartPolicy"] = "Never",
            ["serviceAccountName"] = KubeflowNames.EditorAccount,
            ["automountServiceAccountToken"] = false,
            ["nodeSelector"] = new Dictionary<string, object> { ["landing-zone/purpose"] = args.Gpus > 0 ? "gpu" : "cpu" },
            ["securityContext"] = new Dictionary<string, object>
            {
                ["runAsNonRoot"] = true,
                ["runAsUser"] = 1000,
                ["fsGroup"] = 100,
                ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
            },
        };
        if (args.Gpus > 0)
        {
            amounts["nvidia.com/gpu"] = Text(args.Gpus);
            pod["tolerations"] = new List<object>
            {
                new Dictionary<string, object> { ["key"] = "nvidia.com/gpu", ["operator"] = "Exists", ["effect"] = "NoSchedule" },
            };
        }

        var container = TrialContainer(args, amounts);
        if (args.SharedClaim is { } claim)
        {
            container["volumeMounts"] = new List<object>
            {
                new Dictionary<string, object> { ["name"] = SharedVolume, ["mountPath"] = "/team" },
            };
            pod["volumes"] = new List<object>
            {
                new Dictionary<string, object>
                {
                    ["name"] = SharedVolume, ["persistentVolumeClaim"] = new Dictionary<string, object> { ["claimName"] = claim },
                },
            };
        }

        pod["containers"] = new List<object> { container };
        return new()
        {
            ["apiVersion"] = "batch/v1",
            ["kind"] = "Job",
            ["metadata"] = new Dictionary<string, object>
            {
                ["labels"] = new Dictionary<string, object> { ["kueue.x-k8s.io/queue-name"] = Team.Queue },
            },
            ["spec"] = new Dictionary<string, object>
            {
                ["backoffLimit"] = 0,
                ["template"] = new Dictionary<string, object>
                {
                    ["metadata"] = new Dictionary<string, object>
                    {
                        ["labels"] = new Dictionary<string, object> { [KubeflowNames.ProxyLabel] = "false" },
                    },
                    ["spec"] = pod,
                },
            },
        };
    }

    private static Dictionary<string, object> TrialContainer(HyperparameterSearchArgs args, Dictionary<string, object> amounts) => new()
    {
        ["name"] = Container,
        ["image"] = args.Image,
        ["command"] = args.Command.Select(word => (object)Filled(word, args.Parameters)).ToList(),
        ["resources"] = new Dictionary<string, object> { ["requests"] = amounts, ["limits"] = amounts },
        ["securityContext"] = new Dictionary<string, object>
        {
            ["allowPrivilegeEscalation"] = false,
            ["capabilities"] = new Dictionary<string, object> { ["drop"] = new List<object> { "ALL" } },
        },
    };

    private static string Filled(string word, IReadOnlyList<SearchParameter> parameters) => parameters.Aggregate(
        word, (text, parameter) => text.Replace($"{{{parameter.Name}}}", $"${{trialParameters.{parameter.Name}}}", StringComparison.Ordinal));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterForm();
}
