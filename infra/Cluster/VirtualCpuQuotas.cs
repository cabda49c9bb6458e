using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>
/// The account's quotas of running on-demand instances, in vCPUs (Service Quotas, "Running On-Demand … instances"): what is asked for beyond them
/// never starts. Capacity blocks have quotas of their own.
/// </summary>
public sealed record VirtualCpuQuotas
{
    /// <summary>P instances (L-417A185B); null where nobody says.</summary>
    public int? P { get; init; }

    /// <summary>G and VT instances (L-DB2E81BA); null where nobody says.</summary>
    public int? G { get; init; }

    /// <summary>The quota that counts an instance type, and its name; null for one that nobody says anything about.</summary>
    internal (string Name, int Limit)? Of(InstanceType type) => type.Family[0] switch
    {
        'p' when P is { } limit => ("P", limit),
        'g' when G is { } limit => ("G and VT", limit),
        _ => null,
    };

    /// <summary>What pools and ladders together ask for beyond a quota.</summary>
    public IEnumerable<string> ProblemsOf(IEnumerable<(InstanceType Type, int VirtualCpus)> asked) => asked
        .Select(one => (Quota: Of(one.Type), one.VirtualCpus))
        .Where(one => one.Quota is not null)
        .GroupBy(one => one.Quota!.Value, one => one.VirtualCpus)
        .Where(group => group.Sum() > group.Key.Limit)
        .Select(group => FormattableString.Invariant(
            $"The pools and ladders may run {group.Sum()} vCPUs of {group.Key.Name} instances, and the account's quota is {group.Key.Limit}; ")
            + "lower what they may run, or have the quota raised and say so in the settings.");
}
