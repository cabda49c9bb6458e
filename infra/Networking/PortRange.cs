namespace LandingZone.Networking;

/// <summary>A range of ports of a protocol, as a network ACL states it.</summary>
/// <param name="Protocol">"tcp", "udp" or "icmp".</param>
/// <param name="First">The first port; -1 for all types of ICMP.</param>
/// <param name="Last">The last port; -1 for all codes of ICMP.</param>
internal sealed record PortRange(string Protocol, int First, int Last)
{
    /// <summary>All of ICMP: path MTU discovery depends on it.</summary>
    public static PortRange Icmp { get; } = new("icmp", -1, -1);

    /// <summary>The ports on which ordinary programs listen, and on which answers arrive.</summary>
    public static PortRange Unprivileged { get; } = new("tcp", 1024, 65535);

    /// <summary>The same of UDP.</summary>
    public static PortRange UnprivilegedUdp { get; } = new("udp", 1024, 65535);

    /// <summary>
    /// Ports on which answers from any address may arrive: those from which Lambda and NAT gateways open connections (1024 to 65535),
    /// without 3389, which nobody may reach from everywhere (CIS AWS Foundations 5.1). A connection opened from 3389 fails, and is tried
    /// again.
    /// </summary>
    public static IReadOnlyList<PortRange> AnswersFromAnywhere { get; } = [new("tcp", 1024, 3388), new("tcp", 3390, 65535)];

    /// <summary>One TCP port.</summary>
    public static PortRange Tcp(int port) => new("tcp", port, port);

    /// <summary>The ports of a service.</summary>
    public static PortRange Of(ServicePort port) => new("tcp", port.Port, port.LastPort);

    /// <summary>One UDP port.</summary>
    public static PortRange Udp(int port) => new("udp", port, port);
}
