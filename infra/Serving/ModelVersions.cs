using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace LandingZone.Serving;

/// <summary>
/// The versions of a model that serve at the same time. The live ones answer all requests between them: their weights add up to 100, or the
/// value cannot be made.
/// </summary>
public sealed class ModelVersions : IReadOnlyList<ModelVersion>
{
    private readonly ImmutableArray<ModelVersion> _all;

    /// <param name="versions">The versions, each with a name of its own.</param>
    /// <exception cref="ArgumentException">The rule is broken; the message names each live version and its weight.</exception>
    public ModelVersions(params IEnumerable<ModelVersion> versions)
    {
        _all = [.. versions];
        var problems = new List<string>();
        problems.AddRange(_all.GroupBy(version => version.Name).Where(group => group.Count() > 1)
            .Select(group => $"The version '{group.Key}' is there {group.Count()} times; give each a name of its own."));
        problems.AddRange(_all.Where(version => version.Artifacts.Count == 0)
            .Select(version => $"The version '{version.Name}' loads no artifact; name one or more."));
        problems.AddRange(_all.SelectMany(version => version.Artifacts.Where(artifact => !ArtifactName.IsValid(artifact))
            .Select(artifact => $"The version '{version.Name}' loads '{artifact}'; {ArtifactName.Rule}")));
        problems.AddRange(_all.SelectMany(version => version.Artifacts.GroupBy(artifact => artifact).Where(group => group.Count() > 1)
            .Select(group => $"The version '{version.Name}' loads '{group.Key}' {group.Count()} times; name it once.")));
        if (WeightProblem() is { } weights)
        {
            problems.Add(weights);
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems), nameof(versions));
        }
    }

    /// <summary>The versions whose answers clients get, in the order in which they were given.</summary>
    public IEnumerable<(ModelVersion Version, TrafficWeight Weight)> Live =>
        _all.Where(version => version.Mode is ServingMode.Live).Select(version => (version, ((ServingMode.Live)version.Mode).Weight));

    /// <summary>The versions whose answers nobody gets, in the order in which they were given.</summary>
    public IEnumerable<ModelVersion> Stealth => _all.Where(version => version.Mode is ServingMode.Stealth);

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <inheritdoc/>
    public ModelVersion this[int index] => _all[index];

    /// <inheritdoc/>
    public IEnumerator<ModelVersion> GetEnumerator() => ((IEnumerable<ModelVersion>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string? WeightProblem()
    {
        var live = Live.ToList();
        var sum = live.Sum(entry => entry.Weight.Percent);
        if (live.Count == 0)
        {
            return "No version is live, so nobody would answer clients; make one live with the weight 100.";
        }

        var weights = string.Join(", ", live.Select(entry => $"{entry.Version.Name} {entry.Weight}"));
        return sum == 100
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The live weights add up to {sum}, and not to 100: {weights}; change one or more.");
    }
}
