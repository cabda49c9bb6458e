using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace LandingZone.Facts;

/// <summary>
/// An instance type of SageMaker AI, "ml.m5.xlarge". There is one instance per type, read from infra/Facts/sagemaker-instance-types.json.
/// </summary>
public sealed class SageMakerInstanceType
{
    private const string Prefix = "ml.";

    private static readonly Lazy<FrozenDictionary<string, SageMakerInstanceType>> Known = new(ReadFacts);

    private readonly IReadOnlyCollection<SageMakerUse> _uses;

    private SageMakerInstanceType(InstanceType hardware, IReadOnlyCollection<SageMakerUse> uses)
    {
        Hardware = hardware;
        Name = Prefix + hardware.Name;
        _uses = uses;
    }

    /// <summary>Every type that the data has, by name.</summary>
    public static IEnumerable<SageMakerInstanceType> All => Known.Value.Values.OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>Its name, "ml.m5.xlarge".</summary>
    public string Name { get; }

    /// <summary>The EC2 instance type behind it.</summary>
    public InstanceType Hardware { get; }

    /// <summary>
    /// Whether its storage can be encrypted with a key of the zone. Types with disks of their own encrypt those in hardware, and SageMaker
    /// refuses a request that names a volume key for them (Amazon SageMaker API reference, ResourceConfig, VolumeKmsKeyId).
    /// </summary>
    public bool TakesVolumeKey => !Hardware.HasLocalNvme;

    /// <summary>Whether SageMaker takes it for a use.</summary>
    public bool Runs(SageMakerUse use) => _uses.Contains(use);

    /// <summary>What is wrong with the type for a use; null where nothing is.</summary>
    public string? ProblemFor(SageMakerUse use)
    {
        if (Runs(use))
        {
            return null;
        }

        var offered = All.Where(type => type.Runs(use)).Select(type => type.Name);
        return $"SageMaker has no {Name} for {use.ToString().ToLowerInvariant()}"
            + (NearestName.Of(Name, offered) is { } nearest
                ? $"; the nearest type is {nearest}."
                : "; infra/Facts/sagemaker-instance-types.json lists the types.");
    }

    /// <summary>Finds a type by its name.</summary>
    /// <exception cref="FormatException">There is no such type; the message names the nearest known one.</exception>
    public static SageMakerInstanceType Parse(string text) =>
        TryParse(text, out var type, out var problem) ? type : throw new FormatException(problem);

    /// <summary>Finds a type by its name; <paramref name="problem"/> says what is wrong and what to do where there is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SageMakerInstanceType? type, out string problem)
    {
        if (Known.Value.TryGetValue(text ?? "", out type))
        {
            problem = "";
            return true;
        }

        // Most often only the prefix is missing.
        var nearest = Known.Value.ContainsKey(Prefix + text) ? Prefix + text : NearestName.Of(text ?? "", All.Select(known => known.Name));
        problem = $"'{text}' is not an instance type of SageMaker AI; "
            + (nearest is not null
                ? $"the nearest is '{nearest}' (infra/Facts/sagemaker-instance-types.json lists them)."
                : "write one such as 'ml.m5.xlarge' (infra/Facts/sagemaker-instance-types.json lists them).");
        return false;
    }

    /// <summary>The type's name.</summary>
    public override string ToString() => Name;

    private static FrozenDictionary<string, SageMakerInstanceType> ReadFacts()
    {
        using var facts = FactFile.Open("sagemaker-instance-types.json");
        var uses = new Dictionary<string, HashSet<SageMakerUse>>(StringComparer.Ordinal);
        foreach (var use in facts.RootElement.GetProperty("uses").EnumerateObject())
        {
            foreach (var family in use.Value.EnumerateObject())
            {
                foreach (var size in family.Value.EnumerateArray())
                {
                    var name = $"{family.Name}.{size.GetString()}";
                    (uses.TryGetValue(name, out var known) ? known : uses[name] = []).Add(
                        Enum.Parse<SageMakerUse>(use.Name, ignoreCase: true));
                }
            }
        }

        return uses.Select(entry => new SageMakerInstanceType(InstanceType.Parse(entry.Key), entry.Value))
            .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }
}
