namespace LandingZone.Serving;

/// <summary>
/// How a version of a model serves: live, when clients get its answers, or in stealth, when it gets a copy of the traffic and only the ML
/// data store hears of what it says. There are these two and no others, and only one of them has a weight.
/// </summary>
public abstract record ServingMode
{
    private ServingMode()
    {
    }

    /// <summary>The word for the mode in names, labels and paths: "live" or "stealth".</summary>
    public abstract string Word { get; }

    /// <summary>Clients get its answers, for its share of the requests.</summary>
    /// <param name="Weight">The share.</param>
    public sealed record Live(TrafficWeight Weight) : ServingMode
    {
        /// <inheritdoc/>
        public override string Word => "live";
    }

    /// <summary>It gets a copy of every request, and nobody gets its answers.</summary>
    public sealed record Stealth : ServingMode
    {
        /// <inheritdoc/>
        public override string Word => "stealth";
    }
}
