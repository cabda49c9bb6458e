using LandingZone.Engine.Monitor;

namespace LandingZone.Engine.Plans;

/// <summary>
/// Compares what a program declares while computed values are unknown with what it declares when they are known.
/// A program that declares more, or less, once values are known cannot be reviewed before it is deployed.
/// </summary>
public static class PlanComparison
{
    /// <summary>One error for each resource that only one of the two ways to run declares.</summary>
    public static IReadOnlyList<Diagnostic> SameResources(StackPlan preview, StackPlan simulation)
    {
        ArgumentNullException.ThrowIfNull(preview);
        ArgumentNullException.ThrowIfNull(simulation);
        return
        [
            .. Missing(preview, simulation, "is declared while computed values are unknown, but not when they are known"),
            .. Missing(simulation, preview, "is declared only when computed values are known, so a preview cannot show it"),
        ];
    }

    private static IEnumerable<Diagnostic> Missing(StackPlan plan, StackPlan other, string fault)
    {
        var known = other.Resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        return
            from resource in plan.Resources
            where !known.Contains(resource.Urn)
            select new Diagnostic(
                LogSeverity.Error,
                $"{resource.Type} '{resource.Name}' {fault}; declare it outside of Apply, from values that are known to the program.",
                resource.Urn);
    }
}
