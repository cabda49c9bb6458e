namespace LandingZone.Policies.Proofs.Network;

/// <summary>The protocols that are told apart. Others are only let through by rules for all protocols, which let these through as well.</summary>
internal static class Protocols
{
    /// <summary>TCP, UDP and ICMP.</summary>
    public static IReadOnlyList<string> All { get; } = ["tcp", "udp", "icmp"];

    /// <summary>Every port; of ICMP every type.</summary>
    public static Ranges EveryPort { get; } = Ranges.Of(0, 65535);

    /// <summary>Whether a rule for a protocol, by name or number, speaks of one of these.</summary>
    public static bool Fits(string? ruleProtocol, string protocol) => ruleProtocol?.ToLowerInvariant() switch
    {
        "-1" or "all" => true,
        "6" or "tcp" => protocol == "tcp",
        "17" or "udp" => protocol == "udp",
        "1" or "icmp" => protocol == "icmp",
        _ => false,
    };
}
