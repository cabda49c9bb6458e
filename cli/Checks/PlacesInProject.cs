using System.Text.RegularExpressions;
using LandingZone.Cli.Projects;
using LandingZone.Policies.Resources;

namespace LandingZone.Cli.Checks;

/// <summary>
/// Where a resource of this project can be mended: the line of the stack's settings that names it or the component that it belongs to, and
/// the file of that component.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="settingsFolder">The folder of the settings.</param>
internal sealed partial class PlacesInProject(ProjectFile project, string settingsFolder) : IPlaces
{
    private const string ComponentPrefix = "landingzone:";

    private readonly Dictionary<string, IReadOnlyList<(string Word, int Line)>> _settings = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> _components = new(() => ComponentsIn(Path.Combine(project.Root, "infra")));
    private readonly Dictionary<string, int> _declarations = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<Place> Of(StackResources stack, Resource resource)
    {
        var components = stack.AncestorsOf(resource).Where(IsComponent).ToList();
        var places = new List<Place> { InSettings(stack.Name, resource, components) };
        if (components.Select(InCode).OfType<Place>().FirstOrDefault() is { } code)
        {
            places.Add(code);
        }

        return places;
    }

    private static bool IsComponent(Resource resource) => resource.Type.StartsWith(ComponentPrefix, StringComparison.Ordinal);

    /// <summary>The line whose key or name is the longest word that a name of the resource, or of a component around it, ends with.</summary>
    private Place InSettings(string stack, Resource resource, List<Resource> components)
    {
        var file = Path.Combine(settingsFolder, $"Pulumi.{stack}.yaml");
        var words = WordsOf(file);
        foreach (var name in components.Select(component => component.Name).Prepend(resource.Name))
        {
            var best = words.Where(entry => IsPartOf(entry.Word, name)).OrderByDescending(entry => entry.Word.Length).ToList();
            if (best.Count > 0)
            {
                return new Place(Shown(file), best[0].Line);
            }
        }

        return new Place(Shown(file), 1);
    }

    private Place? InCode(Resource component)
    {
        var name = component.Type[(component.Type.LastIndexOf(':') + 1)..];
        return _components.Value.TryGetValue(name, out var file) ? new Place(Shown(file), LineOfClass(file, name)) : null;
    }

    private static bool IsPartOf(string word, string name) =>
        name == word
        || name.EndsWith($"-{word}", StringComparison.Ordinal)
        || name.StartsWith($"{word}-", StringComparison.Ordinal)
        || name.Contains($"-{word}-", StringComparison.Ordinal);

    private IReadOnlyList<(string Word, int Line)> WordsOf(string file)
    {
        if (!_settings.TryGetValue(file, out var words))
        {
            words = File.Exists(file)
                ? [.. File.ReadLines(file).SelectMany((line, i) => KeyOrName().Matches(line).Select(match => (match.Groups["word"].Value, i + 1)))]
                : [];
            _settings.Add(file, words);
        }

        return words;
    }

    private int LineOfClass(string file, string name)
    {
        if (!_declarations.TryGetValue(file, out var line))
        {
            line = File.ReadLines(file).TakeWhile(text => !text.Contains($"class {name}", StringComparison.Ordinal)).Count() + 1;
            _declarations.Add(file, line);
        }

        return line;
    }

    private static Dictionary<string, string> ComponentsIn(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            {
                files.TryAdd(Path.GetFileNameWithoutExtension(file), file);
            }
        }

        return files;
    }

    private string Shown(string file)
    {
        var relative = Path.GetRelativePath(project.Root, file);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? file : relative).Replace('\\', '/');
    }

    /// <summary>A key that is a name (<c>raw-exports:</c>), or a value that is one (<c>- name: raw-exports</c>, <c>content: curated</c>).</summary>
    [GeneratedRegex(@"^\s*(?:-\s+)?(?:[a-zA-Z]+:\s+)?(?<word>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?::|\s*$|\s+#)")]
    private static partial Regex KeyOrName();
}
