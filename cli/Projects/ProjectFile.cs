using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace LandingZone.Cli.Projects;

/// <summary>What Pulumi.yaml says of the project.</summary>
/// <param name="Root">The folder that it stands in.</param>
/// <param name="Name">The project's name.</param>
/// <param name="ConfigFolder">The full path of the folder of settings files.</param>
/// <param name="ProgramFolder">The full path of the folder of the program.</param>
internal sealed record ProjectFile(string Root, string Name, string ConfigFolder, string ProgramFolder)
{
    private const string FileName = "Pulumi.yaml";

    /// <summary>
    /// Finds the project by walking up from <paramref name="workingDirectory"/>, then from <paramref name="configFolder"/>.
    /// </summary>
    /// <exception cref="UsageException">There is none, or its file cannot be used.</exception>
    public static ProjectFile Find(string workingDirectory, string? configFolder)
    {
        var file = Above(workingDirectory) ?? (configFolder is null ? null : Above(configFolder));
        return file is not null
            ? Read(file)
            : throw new UsageException(
                $"There is no {FileName} in '{workingDirectory}' or in a folder above it; start the command inside of the project.");
    }

    /// <summary>The project in or above a folder; null where there is none.</summary>
    /// <exception cref="UsageException">Its file cannot be used.</exception>
    public static ProjectFile? FindOrNull(string workingDirectory) => Above(workingDirectory) is { } file ? Read(file) : null;

    private static string? Above(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            var file = Path.Combine(candidate.FullName, FileName);
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static ProjectFile Read(string file)
    {
        var texts = Texts(file);
        var folder = Path.GetDirectoryName(file)!;
        return new ProjectFile(
            folder,
            texts.GetValueOrDefault("name") ?? throw new UsageException($"{file}: name: is missing; give the project a name."),
            Path.GetFullPath(texts.GetValueOrDefault("stackConfigDir", "."), folder),
            Path.GetFullPath(texts.GetValueOrDefault("main", "."), folder));
    }

    /// <summary>The plain texts at the top of the file; whatever else stands there is for Pulumi's own tools.</summary>
    private static Dictionary<string, string> Texts(string file)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var reader = File.OpenText(file);
            var parser = new Parser(reader);
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || !parser.TryConsume<MappingStart>(out _))
            {
                return texts;
            }

            while (!parser.Accept<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                if (parser.TryConsume<Scalar>(out var text))
                {
                    texts[key.Value] = text.Value;
                }
                else
                {
                    parser.SkipThisAndNestedEvents();
                }
            }

            return texts;
        }
        catch (YamlException exception)
        {
            throw new UsageException($"{file}:{exception.Start.Line}:{exception.Start.Column}: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{file}' cannot be read: {exception.Message}");
        }
    }
}
