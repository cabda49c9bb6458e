using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Estates;

/// <summary>All stacks whose settings are in one folder, checked one by one and against each other.</summary>
public sealed class Estate
{
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    private Estate(string folder, IReadOnlyList<EstateStack> stacks, IReadOnlyList<SettingProblem> problems)
    {
        Folder = folder;
        Stacks = stacks;
        Problems = problems;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The stacks, by name. One whose file cannot be read at all is not among them.</summary>
    public IReadOnlyList<EstateStack> Stacks { get; }

    /// <summary>Everything that is wrong, file by file.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; }

    /// <summary>Reads the stacks of a folder. What is wrong becomes a problem, never an exception.</summary>
    /// <param name="configFolder">The folder with the files Pulumi.[stack].yaml.</param>
    /// <param name="clock">Tells the day on which support dates are judged.</param>
    public static Estate Load(string configFolder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        string[] paths;
        try
        {
            paths = Directory.GetFiles(configFolder, $"{Prefix}*{Suffix}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Empty(configFolder, "the folder cannot be read", "name the folder that has the files Pulumi.<stack>.yaml.");
        }

        if (paths.Length == 0)
        {
            return Empty(configFolder, "the folder has no settings files", "name the folder that has the files Pulumi.<stack>.yaml.");
        }

        Array.Sort(paths, StringComparer.Ordinal);
        var readings = paths.Select(path => StackReading.Of(path, Path.GetFileName(path)[Prefix.Length..^Suffix.Length], today)).ToList();
        EstateChecks.Run(readings);
        return new Estate(
            configFolder,
            [.. readings.Where(reading => reading.File is not null).Select(reading => reading.ToStack())],
            [.. readings.SelectMany(reading => reading.Problems)]);
    }

    /// <summary>The stacks in levels: those of a level read outputs of earlier levels only, and may run side by side.</summary>
    /// <exception cref="InvalidOperationException">
    /// Stacks refer to each other in a circle, of which <see cref="Problems"/> tells.
    /// </exception>
    public IReadOnlyList<IReadOnlyList<EstateStack>> InDependencyOrder()
    {
        var names = Stacks.Select(stack => stack.Name).ToHashSet(StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        var waiting = Stacks.ToList();
        var levels = new List<IReadOnlyList<EstateStack>>();
        while (waiting.Count > 0)
        {
            var level = waiting
                .Where(stack => stack.References.All(reference => done.Contains(reference) || !names.Contains(reference)))
                .ToList();
            if (level.Count == 0)
            {
                throw new InvalidOperationException(
                    $"The stacks {string.Join(", ", waiting.Select(stack => stack.Name))} refer to each other in a circle.");
            }

            levels.Add(level);
            waiting.RemoveAll(level.Contains);
            done.UnionWith(level.Select(stack => stack.Name));
        }

        return levels;
    }

    private static Estate Empty(string folder, string rule, string remedy) =>
        new(folder, [], [new SettingProblem { File = folder, Key = "", Rule = rule, Remedy = remedy }]);
}
