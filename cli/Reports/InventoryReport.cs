using LandingZone.Engine.Plans;

namespace LandingZone.Cli.Reports;

/// <summary>
/// What a stack declares, for people who review a change: each type with its count and its resources' names. Lines are sorted, so that a
/// difference between two inventories is what was added and taken away.
/// </summary>
internal static class InventoryReport
{
    /// <summary>Writes the inventory of one stack.</summary>
    public static void Write(string stack, StackPlan plan, TextWriter to)
    {
        var resources = plan.Resources.Where(resource => resource.Type != "pulumi:pulumi:Stack").ToList();
        to.Write($"{stack}: {Wording.Count(resources.Count, "resource")}\n");
        foreach (var type in resources.GroupBy(resource => resource.Type, StringComparer.Ordinal).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            to.Write($"\n{type.Key} ({type.Count()})\n");
            foreach (var name in type.Select(resource => resource.Name).Order(StringComparer.Ordinal))
            {
                to.Write($"  {name}\n");
            }
        }
    }
}
