using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Images;

/// <summary>What the registry's own setting says of scanning: it takes precedence over the setting of each repository.</summary>
/// <param name="stack">The stack.</param>
internal sealed class RegistryScans(StackResources stack)
{
    private readonly List<Resource> _settings =
    [
        .. stack.OfType("aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration", "aws-native:ecr:RegistryScanningConfiguration"),
    ];

    /// <summary>Whether a rule of the registry scans a repository when an image is pushed or all the time.</summary>
    public Truth Cover(Resource repository)
    {
        var name = repository["name"].Or(repository["repositoryName"]);
        return Truth.Any(
            _settings,
            setting => setting.Stated("rules").IsUnknown
                ? Truth.Unknown
                : Truth.Any(
                    setting.Stated("rules").Items,
                    rule => rule["scanFrequency"].IsOneOf("SCAN_ON_PUSH", "CONTINUOUS_SCAN")
                        & Truth.Any(rule["repositoryFilters"].Items, filter => Matches(filter["filter"], name))));
    }

    private static Truth Matches(Value filter, Value name) =>
        filter.Is("*") | (filter.IsUnknown || name.IsUnknown
            ? Truth.Unknown
            : filter.Text is { } pattern && name.Text is { } text && Wildcard.Matches(pattern.Contains('*') ? pattern : $"*{pattern}*", text));
}
