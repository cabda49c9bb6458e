using LandingZone.Cli.Projects;
using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Estates;

namespace LandingZone.Cli.Previews;

/// <summary>Runs the stacks of an estate, each as soon as those that it reads from are done.</summary>
/// <param name="project">The project that the stacks belong to.</param>
/// <param name="surroundings">The program and the clock.</param>
/// <param name="simulate">Whether to run with made-up values, too, and show those.</param>
/// <param name="progress">Is told of every resource; null when nobody watches.</param>
internal sealed class EstatePreview(ProjectFile project, Surroundings surroundings, bool simulate, Action<StackProgress>? progress)
{
    private readonly RunSettings _settings = new()
    {
        Project = project.Name,
        Stack = "",
        RootDirectory = project.Root,
        ProgramDirectory = project.ProgramFolder,
    };

    /// <summary>Previews <paramref name="requested"/> and whatever they read from, or all stacks when it is empty.</summary>
    /// <param name="stacks">The stacks of the estate, each after those that it reads from.</param>
    /// <param name="requested">The names of the stacks to show.</param>
    /// <param name="cancellation">Ends the runs.</param>
    /// <returns>The previews in the order of <paramref name="stacks"/>.</returns>
    /// <exception cref="OperationCanceledException">The runs were cancelled.</exception>
    public async Task<IReadOnlyList<StackPreview>> RunAsync(
        IReadOnlyList<EstateStack> stacks, IReadOnlyCollection<string> requested, CancellationToken cancellation)
    {
        var needed = WithReferences(stacks, requested);
        var finishing = new Dictionary<string, Task<FinishedStack>>(StringComparer.Ordinal);
        foreach (var stack in stacks.Where(stack => needed.Contains(stack.Name)))
        {
            var isRequested = requested.Count == 0 || requested.Contains(stack.Name);
            var references = stack.References.Select(name => finishing[name]).ToList();
            finishing.Add(stack.Name, FinishAsync(stack, isRequested, references, cancellation));
        }

        var finished = await Task.WhenAll(finishing.Values).ConfigureAwait(false);
        return [.. finished.Select(stack => stack.Preview)];
    }

    private static HashSet<string> WithReferences(IReadOnlyList<EstateStack> stacks, IReadOnlyCollection<string> requested)
    {
        var needed = requested.Count == 0 ? stacks.Select(stack => stack.Name).ToHashSet() : [.. requested];
        foreach (var stack in stacks.Reverse().Where(stack => needed.Contains(stack.Name)))
        {
            needed.UnionWith(stack.References);
        }

        return needed;
    }

    private async Task<FinishedStack> FinishAsync(
        EstateStack stack, bool isRequested, List<Task<FinishedStack>> references, CancellationToken cancellation)
    {
        var before = await Task.WhenAll(references).ConfigureAwait(false);
        var missing = before.Where(other => other.Preview.Status != StackStatus.Succeeded);
        var preview = new StackPreview
        {
            Name = stack.Name,
            Status = StackStatus.Skipped,
            IsRequested = isRequested,
            References = stack.References,
            MissingReferences = [.. missing.Select(other => other.Preview.Name)],
        };
        if (preview.MissingReferences.Count > 0)
        {
            return new FinishedStack(preview);
        }

        var started = surroundings.Clock.GetTimestamp();
        var running = RunAsync(stack, RunMode.Preview, before, cancellation);
        var simulating = simulate ? RunAsync(stack, RunMode.Simulate, before, cancellation) : null;
        var run = await running.ConfigureAwait(false);
        var simulation = simulating is null ? null : await simulating.ConfigureAwait(false);

        var diagnostics = simulation is null ? run.Diagnostics : Together(run, simulation);
        var shown = simulation ?? run;
        preview = preview with
        {
            Status = diagnostics.Any(diagnostic => diagnostic.Severity == LogSeverity.Error) ? StackStatus.Failed : StackStatus.Succeeded,
            Plan = shown.Plan,
            Outputs = shown.Outputs,
            Diagnostics = diagnostics,
            Elapsed = surroundings.Clock.GetElapsedTime(started),
        };
        return new FinishedStack(preview, run, simulation);
    }

    /// <summary>What both runs say, each thing once. Only whole plans are compared: after a failure, differences say nothing.</summary>
    private static IReadOnlyList<Diagnostic> Together(StackResult run, StackResult simulation) =>
    [
        .. run.Diagnostics.Union(simulation.Diagnostics),
        .. run.Succeeded && simulation.Succeeded ? PlanComparison.SameResources(run.Plan, simulation.Plan) : [],
    ];

    private Task<StackResult> RunAsync(EstateStack stack, RunMode mode, FinishedStack[] references, CancellationToken cancellation)
    {
        var outputs = references.ToDictionary(other => other.Preview.Name, other => other.In(mode)?.Outputs ?? PropertyValue.Map.Empty);
        var run = new StackRun
        {
            Settings = _settings with
            {
                Stack = stack.Name,
                Config = stack.Config.ToDictionary(
                    entry => entry.Key, entry => new ConfigValue(entry.Value.Text, entry.Value.IsSecret), StringComparer.Ordinal),
            },
            Mode = mode,
            Outputs = new PreviewedOutputs(_settings.Organization, project.Name, outputs),
            Progress = progress,
        };
        return EmbeddedEngine.RunAsync(run, () => surroundings.Program(surroundings.Clock), cancellation);
    }
}
