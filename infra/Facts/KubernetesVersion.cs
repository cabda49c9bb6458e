using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace LandingZone.Facts;

/// <summary>
/// A Kubernetes minor version that Amazon EKS has offered, with its support dates.
/// There is one instance per version, read from infra/Facts/eks-versions.json.
/// </summary>
public sealed class KubernetesVersion
{
    private static readonly Lazy<ImmutableArray<KubernetesVersion>> Known = new(ReadFacts);

    private KubernetesVersion(string name, DateOnly released, DateOnly endOfStandardSupport, DateOnly endOfExtendedSupport)
    {
        Name = name;
        Minor = int.Parse(name.AsSpan(name.IndexOf('.') + 1), CultureInfo.InvariantCulture);
        Released = released;
        EndOfStandardSupport = endOfStandardSupport;
        EndOfExtendedSupport = endOfExtendedSupport;
    }

    /// <summary>Every version in the data, the oldest first.</summary>
    public static ImmutableArray<KubernetesVersion> All => Known.Value;

    /// <summary>The version, "1.35".</summary>
    public string Name { get; }

    /// <summary>The number after the dot.</summary>
    public int Minor { get; }

    /// <summary>The day EKS released it.</summary>
    public DateOnly Released { get; }

    /// <summary>The day standard support ends, 14 months after the release: from this day on the version is out of it.</summary>
    public DateOnly EndOfStandardSupport { get; }

    /// <summary>The day extended support ends, 12 months later: on it and later EKS upgrades the control plane by itself.</summary>
    public DateOnly EndOfExtendedSupport { get; }

    /// <summary>Finds a version by its name.</summary>
    /// <exception cref="FormatException">The data has no such version; the message lists those that it has.</exception>
    public static KubernetesVersion Parse(string text) =>
        TryParse(text, out var version, out var problem) ? version : throw new FormatException(problem);

    /// <summary>Finds a version by its name; <paramref name="problem"/> says what is wrong and what to do where there is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out KubernetesVersion? version, out string problem)
    {
        version = null;
        problem = "";
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = $"The Kubernetes version is missing; name one, for example '{Known.Value[^1].Name}'.";
            return false;
        }

        version = Known.Value.FirstOrDefault(known => known.Name == text);
        if (version is not null)
        {
            return true;
        }

        problem = $"'{text}' is not a Kubernetes version that Amazon EKS offers; give major and minor of one of "
            + $"{string.Join(", ", Known.Value.Select(known => known.Name))} (infra/Facts/eks-versions.json lists them).";
        return false;
    }

    /// <summary>The support that EKS gives the version on a day.</summary>
    public KubernetesSupport SupportOn(DateOnly day) =>
        day < Released ? KubernetesSupport.NotReleased
        : day < EndOfStandardSupport ? KubernetesSupport.Standard
        : day < EndOfExtendedSupport ? KubernetesSupport.Extended
        : KubernetesSupport.Ended;

    /// <summary>
    /// What stands against running the version on <paramref name="day"/>, with the remedy, or null where nothing does.
    /// </summary>
    /// <param name="day">The day it is judged.</param>
    /// <param name="allowExtendedSupport">Whether extended support, which costs more, will do.</param>
    public string? ProblemOn(DateOnly day, bool allowExtendedSupport)
    {
        var support = SupportOn(day);
        if (support == KubernetesSupport.Standard || (support == KubernetesSupport.Extended && allowExtendedSupport))
        {
            return null;
        }

        var remedy = SupportedOn(day);
        return support switch
        {
            KubernetesSupport.NotReleased => Invariant(
                $"Kubernetes {Name} is not on Amazon EKS before {Released:yyyy-MM-dd}, and it is {day:yyyy-MM-dd}; {remedy}."),
            KubernetesSupport.Extended =>
                Invariant($"Kubernetes {Name} left the standard support of Amazon EKS on {EndOfStandardSupport:yyyy-MM-dd}, ")
                + Invariant($"and it is {day:yyyy-MM-dd}; {remedy}, or set AllowExtendedSupport, at a higher price, ")
                + Invariant($"until {EndOfExtendedSupport:yyyy-MM-dd}."),
            _ =>
                Invariant($"Kubernetes {Name} left the extended support of Amazon EKS on {EndOfExtendedSupport:yyyy-MM-dd}, ")
                + Invariant($"and it is {day:yyyy-MM-dd}; {remedy}."),
        };
    }

    /// <summary>The version, "1.35".</summary>
    public override string ToString() => Name;

    private static string SupportedOn(DateOnly day)
    {
        var supported = Known.Value.Where(version => version.SupportOn(day) == KubernetesSupport.Standard).ToList();
        return supported.Count == 0
            ? "no version in infra/Facts/eks-versions.json is in standard support on that day, so bring the file up to date"
            : "in standard support on that day: "
                + string.Join(
                    ", ", supported.Select(version => Invariant($"{version.Name} (until {version.EndOfStandardSupport:yyyy-MM-dd})")));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static ImmutableArray<KubernetesVersion> ReadFacts()
    {
        using var facts = FactFile.Open("eks-versions.json");
        return
        [
            .. facts.RootElement.GetProperty("versions").EnumerateArray().Select(fact => new KubernetesVersion(
                fact.GetProperty("version").GetString()!,
                DateOf(fact, "released"),
                DateOf(fact, "endOfStandardSupport"),
                DateOf(fact, "endOfExtendedSupport"))).OrderBy(version => version.Minor),
        ];

        static DateOnly DateOf(JsonElement fact, string name) => DateOnly.FromDateTime(fact.GetProperty(name).GetDateTime());
    }
}
