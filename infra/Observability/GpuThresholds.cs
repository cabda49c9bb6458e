namespace LandingZone.Observability;

/// <summary>From where on the GPUs of a cluster are worth a message.</summary>
public sealed record GpuThresholds
{
    /// <summary>Up to which part of its time, in percent, a GPU that a pod holds counts as idle: 1 to 50. Default: 10.</summary>
    public int IdlePercent { get; init; } = 10;

    /// <summary>For how many minutes a held GPU must be idle: 15 to 1440. Default: 60.</summary>
    public int IdleMinutes { get; init; } = 60;

    /// <summary>For how many minutes a GPU may run without a pod that holds it: 15 to 1440. Default: 60.</summary>
    public int UnusedMinutes { get; init; } = 60;

    /// <summary>
    /// At which temperature, in degrees Celsius, a GPU is too hot: 60 to 95. Default: 85, some degrees below where the data-centre GPUs slow
    /// down by themselves.
    /// </summary>
    public int HotCelsius { get; init; } = 85;

    /// <summary>From which part of its memory on, in percent, a GPU is nearly full: 50 to 99. Default: 95.</summary>
    public int MemoryPercent { get; init; } = 95;

    /// <summary>For how many minutes a pod may wait for a GPU: 5 to 1440. Default: 30, since a node takes some to start.</summary>
    public int WaitMinutes { get; init; } = 30;

    /// <summary>What is wrong with the values, each in a sentence.</summary>
    internal IEnumerable<string> Problems()
    {
        (string Name, int Value, int Least, int Most)[] limits =
        [
            (nameof(IdlePercent), IdlePercent, 1, 50),
            (nameof(IdleMinutes), IdleMinutes, 15, 1440),
            (nameof(UnusedMinutes), UnusedMinutes, 15, 1440),
            (nameof(HotCelsius), HotCelsius, 60, 95),
            (nameof(MemoryPercent), MemoryPercent, 50, 99),
            (nameof(WaitMinutes), WaitMinutes, 5, 1440),
        ];
        return limits.Where(limit => limit.Value < limit.Least || limit.Value > limit.Most)
            .Select(limit => FormattableString.Invariant($"{limit.Name} is {limit.Value}; it must be from {limit.Least} to {limit.Most}."));
    }
}
