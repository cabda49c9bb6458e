using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>A SageMaker job as a step, a state or a resource describes it.</summary>
/// <param name="Name">How a message calls it, such as "Step 'Train'"; empty where the resource is the job.</param>
/// <param name="Kind">What it does; a tuning job is seen as the training jobs that it starts.</param>
/// <param name="Arguments">What the API would get.</param>
internal sealed record JobSpec(string Name, JobKind Kind, Value Arguments)
{
    /// <summary>The beginning of a message.</summary>
    public string Label => Name.Length == 0 ? $"The {Word} job" : $"{Name} runs a {Word} job";

    /// <summary>What is said where an argument is not known: of a step or a state it may be the run that gives it.</summary>
    public string OpenQuestion(string property) =>
        IsResource ? $"{property} is not known yet." : $"{property} of {LowerFirst(Name)} is not known before it runs.";

    private bool IsResource => Name.Length == 0;

    private string Word => Kind switch { JobKind.Processing => "processing", JobKind.Transform => "transform", _ => "training" };

    private string Network => Kind == JobKind.Processing ? "NetworkConfig." : "";

    private string Machines => Kind switch
    {
        JobKind.Processing => "ProcessingResources.ClusterConfig",
        JobKind.Transform => "TransformResources",
        _ => "ResourceConfig",
    };

    private string Output => Kind switch
    {
        JobKind.Processing => "ProcessingOutputConfig",
        JobKind.Transform => "TransformOutput",
        _ => "OutputDataConfig",
    };

    /// <summary>The jobs that arguments describe: one, or those that a tuning job starts.</summary>
    public static IEnumerable<JobSpec> In(string name, JobKind kind, Value arguments) =>
        kind != JobKind.Tuning
            ? [new JobSpec(name, kind, arguments)]
            : arguments["TrainingJobDefinition"].Items.Concat(arguments["TrainingJobDefinitions"].Items)
                .Select(definition => new JobSpec(name, JobKind.Training, definition));

    /// <summary>What is demanded of the job.</summary>
    /// <param name="localStorage">Patterns of instance types that encrypt their own storage.</param>
    public IEnumerable<JobDemand> Demands(IReadOnlyList<string> localStorage)
    {
        if (Kind != JobKind.Transform)
        {
            yield return Demand($"{Network}VpcConfig.Subnets", value => value.IsSet, $"{(IsResource ? "runs " : "")}outside the VPC");
            yield return Demand(
                $"{Network}EnableNetworkIsolation", value => value.Or(false).IsTrue, $"{(IsResource ? "runs " : "")}with the network open");

            var single = At($"{Machines}.InstanceCount").Or(1).IsAtMost(1);
            yield return Demand(
                $"{Network}EnableInterContainerTrafficEncryption",
                value => single | value.Or(false).IsTrue,
                $"{(IsResource ? "runs " : "")}on several instances that talk in the clear");
        }

        var own = At($"{Machines}.InstanceType").Matches(type => localStorage.Any(pattern => Wildcard.Matches(pattern, type)));
        yield return Demand($"{Machines}.VolumeKmsKeyId", value => own | value.IsCustomerKey(), $"{Owner} volumes have no customer managed key");
        if (Kind != JobKind.Processing || At(Output).IsSet.IsYes)
        {
            yield return Demand($"{Output}.KmsKeyId", value => value.IsCustomerKey(), $"{Owner} output has no customer managed key");
        }
    }

    private string Owner => IsResource ? "is one whose" : "whose";

    private JobDemand Demand(string path, Func<Value, Truth> holds, string breach)
    {
        var value = At(path);
        var shown = IsResource ? string.Join('.', path.Split('.').Select(LowerFirst)) : path;
        return new JobDemand(shown, holds(value), $"{breach} ({shown} is {value.Given()})");
    }

    /// <summary>
    /// The value at a path. A name with ".$" takes its value from the run, and so does a map of one function of pipelines ("Get",
    /// "Std:Join"): neither is known before.
    /// </summary>
    private Value At(string path)
    {
        var value = Arguments;
        foreach (var name in path.Split('.'))
        {
            var own = IsResource ? LowerFirst(name) : name;
            value = value[own].IsAbsent && !value[$"{own}.$"].IsAbsent ? Value.Unknown : value[own];
        }

        return value.Entries is [{ Key: "Get" or "Std:Join" }] || (value.Text?.StartsWith("{%", StringComparison.Ordinal) ?? false)
            ? Value.Unknown
            : value;
    }

    private static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
