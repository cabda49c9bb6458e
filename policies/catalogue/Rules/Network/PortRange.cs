using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>The ports that a rule of a security group or of a network ACL is about.</summary>
/// <param name="Protocol">A name or a number; -1 is all of them.</param>
/// <param name="From">The first port.</param>
/// <param name="To">The last port.</param>
internal sealed record PortRange(Value Protocol, Value From, Value To)
{
    private const int LastPort = 65535;

    /// <summary>Whether it is about every protocol and so about every port.</summary>
    public Truth IsEverything => Protocol.IsOneOf("-1", "all");

    /// <summary>Whether it is about TCP or UDP. Numbers: IANA, "Protocol Numbers".</summary>
    private Truth HasPorts => Protocol.Matches(name => name.ToLowerInvariant() is "tcp" or "6" or "udp" or "17");

    /// <summary>Whether it is about TCP, or about everything.</summary>
    public Truth IsTcp => IsEverything | Protocol.Matches(name => name.ToLowerInvariant() is "tcp" or "6");

    /// <summary>Whether it is about UDP, or about everything.</summary>
    public Truth IsUdp => IsEverything | Protocol.Matches(name => name.ToLowerInvariant() is "udp" or "17");

    /// <summary>Whether it is about a port of TCP or UDP.</summary>
    public Truth Opens(int port) => IsEverything | (HasPorts & From.IsAtMost(port) & To.IsAtLeast(port));

    /// <summary>Whether it is about every port of TCP or UDP.</summary>
    public Truth OpensAll => IsEverything | (HasPorts & From.IsAtMost(1) & To.IsAtLeast(LastPort));

    /// <summary>Whether it is only about ports of a list.</summary>
    public Truth IsWithin(IReadOnlyCollection<int> ports)
    {
        if (IsEverything.IsYes || From.IsAbsent || To.IsAbsent)
        {
            return Truth.No;
        }

        if (From.Number is not { } first || To.Number is not { } last)
        {
            return Truth.Unknown;
        }

        // A range holds as many of the ports as it is long, or it holds another one too.
        return !IsEverything & (ports.Count(port => port >= first && port <= last) == last - first + 1);
    }

    /// <summary>For a message: "every port", "port 22", "ports 20 to 25", "ICMP".</summary>
    public override string ToString() =>
        IsEverything.IsYes ? "every port"
        : !HasPorts.IsYes ? $"protocol {Protocol.Text}"
        : From.Number == To.Number ? $"port {From.Number}"
        : $"ports {From.Number} to {To.Number}";
}
