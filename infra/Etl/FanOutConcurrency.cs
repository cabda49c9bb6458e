namespace LandingZone.Etl;

/// <summary>How many calls of each function of a <see cref="FanOut"/> run at once: 2 to 1000 each, kept for it out of the account's.</summary>
public sealed record FanOutConcurrency
{
    /// <summary>Of the splitter, which reads whole files once. Default: 4.</summary>
    public int Splitter { get; init; } = 4;

    /// <summary>Of the dispatcher. Default: 4.</summary>
    public int Dispatcher { get; init; } = 4;

    /// <summary>Of the cleaning worker, whose number is the parallelism of the work. Default: 20.</summary>
    public int Worker { get; init; } = 20;

    /// <summary>Of the loader. Loads into one table wait for each other, so that more than there are tables gains nothing. Default: 2.</summary>
    public int Loader { get; init; } = 2;
}
