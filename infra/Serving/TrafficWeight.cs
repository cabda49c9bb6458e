using System.Globalization;

namespace LandingZone.Serving;

/// <summary>The share of clients' requests that a live version answers, in whole percent: 1 to 100.</summary>
public sealed record TrafficWeight
{
    /// <param name="percent">The share: 1 to 100.</param>
    /// <exception cref="ArgumentException">It is out of range.</exception>
    public TrafficWeight(int percent)
    {
        if (percent is < 1 or > 100)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{percent} is not a traffic weight; give 1 to 100, and make a version that answers nobody stealth."),
                nameof(percent));
        }

        Percent = percent;
    }

    /// <summary>The share in percent.</summary>
    public int Percent { get; }

    /// <summary>The number.</summary>
    public override string ToString() => Percent.ToString(CultureInfo.InvariantCulture);
}
