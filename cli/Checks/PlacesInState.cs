using LandingZone.Policies.Resources;

namespace LandingZone.Cli.Checks;

/// <summary>Where a resource stands in an exported state: that is all that is known of it.</summary>
/// <param name="file">The file, as it was given.</param>
internal sealed class PlacesInState(string file) : IPlaces
{
    private readonly Lazy<Dictionary<string, int>> _lines = new(() => LinesOf(file));

    /// <inheritdoc/>
    public IReadOnlyList<Place> Of(StackResources stack, Resource resource) =>
        [new Place(file.Replace('\\', '/'), _lines.Value.GetValueOrDefault(resource.Urn, 1))];

    private static Dictionary<string, int> LinesOf(string file)
    {
        const string Key = "\"urn\": \"";
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var start = line.IndexOf(Key, StringComparison.Ordinal);
            if (start >= 0 && line.IndexOf('"', start + Key.Length) is var end and >= 0)
            {
                lines.TryAdd(line[(start + Key.Length)..end], number);
            }
        }

        return lines;
    }
}
