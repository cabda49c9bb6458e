using System.Globalization;

namespace LandingZone.Networking;

/// <summary>A TCP port that a rule opens, and what for.</summary>
public sealed record ServicePort
{
    /// <param name="port">The port, 1 to 65535.</param>
    /// <param name="purpose">What listens there, "PostgreSQL": it becomes part of the rule's description.</param>
    /// <exception cref="ArgumentException">The port is out of range, or the purpose has characters that EC2 refuses in a
    /// description.</exception>
    public ServicePort(int port, string purpose)
    {
        if (port is < 1 or > 65535)
        {
            throw new ArgumentException(
                $"{port.ToString(CultureInfo.InvariantCulture)} is not a TCP port; it must be from 1 to 65535.", nameof(port));
        }

        RuleDescription.Check(purpose);
        Port = port;
        Purpose = purpose;
    }

    /// <summary>The port, 1 to 65535.</summary>
    public int Port { get; }

    /// <summary>What listens there.</summary>
    public string Purpose { get; }

    /// <summary>The last port of a range; the port itself where it is one. It is not before the port. Default: the port.</summary>
    public int LastPort
    {
        get => field == 0 ? Port : field;
        init => field = value >= Port && value <= 65535
            ? value
            : throw new ArgumentException(
                $"{value.ToString(CultureInfo.InvariantCulture)} cannot end a range of ports that begins with {Port.ToString(CultureInfo.InvariantCulture)}.",
                nameof(value));
    }

    /// <summary>
    /// Whether what listens there also opens connections to these ports of its clients, from ports below 1024, as Lustre does. Default: false.
    /// </summary>
    public bool BothWays { get; init; }
}
