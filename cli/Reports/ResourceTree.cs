using LandingZone.Cli.Terminals;

namespace LandingZone.Cli.Reports;

/// <summary>Draws what a stack declares: its components by name, one inside the other, and what they hold directly.</summary>
internal static class ResourceTree
{
    /// <summary>A branch is not made narrower than this for the sake of a terminal's width.</summary>
    private const int NarrowestBranch = 30;

    /// <param name="stack">The stack.</param>
    /// <param name="everyResource">One line for each resource, instead of the resources that a component holds directly by type.</param>
    /// <param name="ink">Where to.</param>
    public static void Write(TreeNode stack, bool everyResource, InkWriter ink) => WriteChildren(stack, "", everyResource, ink);

    private static void WriteChildren(TreeNode node, string margin, bool everyResource, InkWriter ink)
    {
        var branches = node.Children
            .Where(child => everyResource || IsBranch(child))
            .OrderBy(child => child.Resource.Name, StringComparer.Ordinal)
            .ToList();
        var leaves = everyResource ? [] : node.Children.Where(child => !IsBranch(child)).ToList();
        for (var i = 0; i < branches.Count; i++)
        {
            var isLast = i == branches.Count - 1 && leaves.Count == 0;
            WriteBranch(branches[i], $"{margin}{(isLast ? "└─ " : "├─ ")}", ink);
            WriteChildren(branches[i], $"{margin}{(isLast ? "   " : "│  ")}", everyResource, ink);
        }

        if (leaves.Count > 0)
        {
            WriteLeaves(leaves, margin, ink);
        }
    }

    /// <summary>A resource with children of its own is shown by itself, so that nothing beneath it is lost.</summary>
    private static bool IsBranch(TreeNode node) => node.IsComponent || node.Children.Count > 0;

    private static void WriteBranch(TreeNode node, string margin, InkWriter ink)
    {
        var count = node.IsComponent ? $", {Wording.Count(node.ResourceCount, "resource")}" : "";
        ink.Write(margin, Ink.Faint).Write(node.Resource.Name, Ink.Name).Write($"  {node.Kind}{count}", Ink.Faint).EndLine();
    }

    private static void WriteLeaves(List<TreeNode> leaves, string margin, InkWriter ink)
    {
        var words = leaves
            .GroupBy(leaf => leaf.Kind, StringComparer.Ordinal)
            .OrderByDescending(kind => kind.Count())
            .ThenBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.Count() == 1 ? kind.Key : $"{kind.Key} ×{kind.Count()}");
        var lead = "└─ ";
        foreach (var line in Filled(words, Math.Max(NarrowestBranch, ink.Width - margin.Length - lead.Length)))
        {
            ink.Write($"{margin}{lead}{line}", Ink.Faint).EndLine();
            lead = "   ";
        }
    }

    /// <summary>Words with commas between them, as many on a line as fit; there is at least one word.</summary>
    private static IEnumerable<string> Filled(IEnumerable<string> words, int width)
    {
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + ", ".Length + word.Length + ",".Length > width)
            {
                yield return $"{line},";
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line}, {word}";
            }
        }

        yield return line;
    }
}
