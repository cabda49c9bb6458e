using LandingZone.Cli.Previews;

namespace LandingZone.Cli.Projects;

/// <summary>The folder that plans are written to, one file per stack.</summary>
internal sealed class PlanFolder
{
    private readonly string _path;

    private PlanFolder(string path) => _path = path;

    /// <summary>Makes the folder where it is missing, so that a bad path is known before anything runs.</summary>
    /// <exception cref="UsageException">It is a file, or cannot be made.</exception>
    public static PlanFolder Open(string path)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"--out: '{path}' is a file; name a folder.");
        }

        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--out: '{path}' cannot be made: {exception.Message} Name a folder that you may write to.");
        }

        return new PlanFolder(path);
    }

    /// <summary>Writes the plans of the stacks that were asked for and could be previewed.</summary>
    /// <returns>The previews, with the files that their plans are in.</returns>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public IReadOnlyList<StackPreview> Write(IEnumerable<StackPreview> previews) => [.. previews.Select(Write)];

    private StackPreview Write(StackPreview preview)
    {
        if (preview is not { IsRequested: true, Status: StackStatus.Succeeded, Plan: { } plan })
        {
            return preview;
        }

        var file = Path.Combine(_path, $"{preview.Name}.json");
        OutputFile.Write(file, plan.WriteTo);
        return preview with { PlanFile = file };
    }
}
