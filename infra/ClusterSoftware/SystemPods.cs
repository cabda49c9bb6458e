namespace LandingZone.ClusterSoftware;

/// <summary>Where the pods of the platform's own software run, in the form that charts take: on the nodes for system pods, apart from one another.</summary>
internal static class SystemPods
{
    /// <summary>The label of the nodes for system pods.</summary>
    public static Dictionary<string, object> NodeSelector => new() { ["landing-zone/purpose"] = "system" };

    /// <summary>The one taint that nodes for system pods may have.</summary>
    public static List<object> Tolerations =>
    [
        new Dictionary<string, object> { ["key"] = "CriticalAddonsOnly", ["operator"] = "Exists" },
    ];

    /// <summary>Spreads pods over availability zones, so that the loss of one does not stop what they do.</summary>
    /// <param name="label">A label that they have.</param>
    /// <param name="value">Its value.</param>
    public static List<object> SpreadOverZones(string label, string value) =>
    [
        new Dictionary<string, object>
        {
            ["maxSkew"] = 1,
            ["topologyKey"] = "topology.kubernetes.io/zone",
            ["whenUnsatisfiable"] = "ScheduleAnyway",
            ["labelSelector"] = new Dictionary<string, object> { ["matchLabels"] = new Dictionary<string, object> { [label] = value } },
        },
    ];

    /// <summary>What a container asks for, and its limit.</summary>
    public static Dictionary<string, object> Resources(string cpu, string memory, string cpuLimit, string memoryLimit) => new()
    {
        ["requests"] = new Dictionary<string, object> { ["cpu"] = cpu, ["memory"] = memory },
        ["limits"] = new Dictionary<string, object> { ["cpu"] = cpuLimit, ["memory"] = memoryLimit },
    };

    /// <summary>Adds where the pods run to the values of a chart, or of a part of one.</summary>
    public static Dictionary<string, object> Place(Dictionary<string, object> values)
    {
        values["nodeSelector"] = NodeSelector;
        values["tolerations"] = Tolerations;
        return values;
    }
}
