using LandingZone.Cli.Projects;
using LandingZone.Cli.Reports;
using LandingZone.Cli.Terminals;
using LandingZone.Facts;
using LandingZone.Stacks.Estates;

namespace LandingZone.Cli.Previews;

/// <summary>An estate whose settings are in order.</summary>
internal sealed class LoadedEstate
{
    private readonly Estate _estate;
    private readonly Surroundings _surroundings;

    private LoadedEstate(ProjectFile project, string settingsFolder, Estate estate, Surroundings surroundings)
    {
        (Project, SettingsFolder) = (project, settingsFolder);
        _estate = estate;
        _surroundings = surroundings;
    }

    /// <summary>The project that the stacks belong to.</summary>
    public ProjectFile Project { get; }

    /// <summary>The full path of the folder of the settings.</summary>
    public string SettingsFolder { get; }

    /// <summary>Reads the settings.</summary>
    /// <param name="configFolder">Where they are; null for where Pulumi.yaml says.</param>
    /// <param name="requested">The stacks that were asked for; none stands for all.</param>
    /// <param name="surroundings">Where to look, and where to tell what is wrong.</param>
    /// <param name="asJson">Whether to tell it as JSON.</param>
    /// <returns>The estate; null where the settings are wrong, which has been told then.</returns>
    /// <exception cref="UsageException">There is no such project or stack.</exception>
    public static async Task<LoadedEstate?> ReadAsync(
        string? configFolder, IReadOnlyList<string> requested, Surroundings surroundings, bool asJson = false)
    {
        var givenFolder = surroundings.FullPath(configFolder);
        var project = ProjectFile.Find(surroundings.WorkingDirectory, givenFolder);
        var folder = givenFolder ?? project.ConfigFolder;
        var estate = Estate.Load(folder, surroundings.Clock);
        if (estate.Problems.Count > 0)
        {
            await ProblemReport.WriteAsync(estate.Problems, surroundings, asJson).ConfigureAwait(false);
            return null;
        }

        CheckStacks(requested, estate);
        return new LoadedEstate(project, folder, estate, surroundings);
    }

    /// <summary>Previews the stacks that were asked for and those they read from.</summary>
    public Task<IReadOnlyList<StackPreview>> PreviewAsync(IReadOnlyList<string> requested, bool simulate, CancellationToken cancellation) =>
        Progress.ShowAsync(_surroundings, progress => new EstatePreview(Project, _surroundings, simulate, progress)
            .RunAsync([.. _estate.InDependencyOrder().SelectMany(level => level)], requested, cancellation));

    private static void CheckStacks(IReadOnlyList<string> requested, Estate estate)
    {
        var names = estate.Stacks.Select(stack => stack.Name).ToList();
        var unknown = requested.Except(names, StringComparer.Ordinal).Select(name =>
            NearestName.Of(name, names) is { } nearest
                ? $"There is no stack '{name}'; did you mean '{nearest}'?"
                : $"There is no stack '{name}'; the stacks are {string.Join(", ", names)}.").ToList();
        if (unknown.Count > 0)
        {
            throw new UsageException(string.Join(Environment.NewLine, unknown));
        }
    }
}
