namespace LandingZone.Engine.Plans;

/// <summary>
/// Everything that a stack declares, each resource after all that it needs. The same program gives the same plan,
/// however its asynchronous work was scheduled.
/// </summary>
public sealed class StackPlan
{
    internal StackPlan(string project, string stack, DependencyGraph graph) =>
        (Project, Stack, Resources) = (project, stack, graph.Ordered);

    /// <summary>The project's name.</summary>
    public string Project { get; }

    /// <summary>The stack's name.</summary>
    public string Stack { get; }

    /// <summary>
    /// The resources: parents, providers and dependencies before those that need them, otherwise in ordinal order of URNs.
    /// </summary>
    public IReadOnlyList<PlannedResource> Resources { get; }

    /// <summary>Writes the plan as `pulumi stack export` writes a state: deployment version 3, UTF-8, secrets sealed.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void WriteTo(Stream stream) => PlanWriter.Write(this, stream);
}
