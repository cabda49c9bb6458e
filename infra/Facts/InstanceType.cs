using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace LandingZone.Facts;

/// <summary>An EC2 instance type. There is one instance per type, read from infra/Facts/instance-types.json.</summary>
public sealed class InstanceType
{
    private static readonly Lazy<Dictionary<string, InstanceType>> Known = new(ReadFacts);

    private InstanceType(string family, string size, JsonElement familyFacts, JsonElement facts)
    {
        Name = $"{family}.{size}";
        Family = family;
        Size = size;
        Architecture = familyFacts.GetProperty("architecture").GetString() == "arm64"
            ? ProcessorArchitecture.Arm64
            : ProcessorArchitecture.X86;
        HasLocalNvme = familyFacts.TryGetProperty("localNvme", out var nvme) && nvme.GetBoolean();
        VirtualCpus = facts.GetProperty("vCpus").GetInt32();
        MemoryGib = facts.GetProperty("memoryGib").GetDouble();
        EfaInterfaces = facts.TryGetProperty("efaInterfaces", out var efa) ? efa.GetInt32() : 0;
        NetworkCards = facts.TryGetProperty("networkCards", out var cards) ? cards.GetInt32() : 1;
        Gpu = facts.TryGetProperty("gpus", out var gpus) ? new GpuFacts(familyFacts.GetProperty("gpu"), gpus) : null;
    }

    /// <summary>Every type that the data has.</summary>
    public static IReadOnlyCollection<InstanceType> All => Known.Value.Values;

    /// <summary>Its name, "p5.48xlarge".</summary>
    public string Name { get; }

    /// <summary>The part before the dot, "p5".</summary>
    public string Family { get; }

    /// <summary>The part after the dot, "48xlarge".</summary>
    public string Size { get; }

    /// <summary>The processor's architecture.</summary>
    public ProcessorArchitecture Architecture { get; }

    /// <summary>Virtual processors.</summary>
    public int VirtualCpus { get; }

    /// <summary>Memory in GiB.</summary>
    public double MemoryGib { get; }

    /// <summary>Its GPUs, or null where it has none. Trainium and Inferentia accelerators are no GPUs.</summary>
    public GpuFacts? Gpu { get; }

    /// <summary>Whether it has NVMe disks of its own (instance store), whose data is lost when it stops.</summary>
    public bool HasLocalNvme { get; }

    /// <summary>Whether it can have an Elastic Fabric Adapter.</summary>
    public bool SupportsEfa => EfaInterfaces > 0;

    /// <summary>How many Elastic Fabric Adapters it can have: one on each network card, on some types not on the first.</summary>
    public int EfaInterfaces { get; }

    /// <summary>How many network cards it has.</summary>
    public int NetworkCards { get; }

    /// <summary>Finds a type by its name.</summary>
    /// <exception cref="FormatException">There is no such type; the message names the nearest known one.</exception>
    public static InstanceType Parse(string text) =>
        TryParse(text, out var type, out var problem) ? type : throw new FormatException(problem);

    /// <summary>Finds a type by its name; <paramref name="problem"/> says what is wrong and what to do where there is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out InstanceType? type, out string problem)
    {
        type = null;
        problem = "";
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = "The instance type is missing; name one, for example 'm7i.large'.";
            return false;
        }

        if (Known.Value.TryGetValue(text, out type))
        {
            return true;
        }

        var names = Known.Value.Keys.Order(StringComparer.Ordinal).ToList();
        var family = text.Split('.')[0] + ".";
        var nearest = NearestName.Of(text, names.Where(name => name.StartsWith(family, StringComparison.Ordinal)))
            ?? NearestName.Of(text, names);
        problem = nearest is null
            ? $"'{text}' is not an EC2 instance type; give one as family and size, for example 'm7i.large' "
                + "(infra/Facts/instance-types.json lists them)."
            : $"'{text}' is not an EC2 instance type; the nearest is '{nearest}' (infra/Facts/instance-types.json lists them).";
        return false;
    }

    /// <summary>The type's name.</summary>
    public override string ToString() => Name;

    private static Dictionary<string, InstanceType> ReadFacts()
    {
        using var facts = FactFile.Open("instance-types.json");
        var types = new Dictionary<string, InstanceType>(StringComparer.Ordinal);
        foreach (var family in facts.RootElement.GetProperty("families").EnumerateObject())
        {
            foreach (var size in family.Value.GetProperty("sizes").EnumerateObject())
            {
                var type = new InstanceType(family.Name, size.Name, family.Value, size.Value);
                types.Add(type.Name, type);
            }
        }

        return types;
    }
}
