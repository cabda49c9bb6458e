namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>Type tokens that several rules about warehouses look at.</summary>
internal static class WarehouseTypes
{
    public static string[] Clusters { get; } = ["aws:redshift/cluster:Cluster", "aws-native:redshift:Cluster"];

    public static string[] ParameterGroups { get; } =
        ["aws:redshift/parameterGroup:ParameterGroup", "aws-native:redshift:ClusterParameterGroup"];

    public static string[] Workgroups { get; } =
        ["aws:redshiftserverless/workgroup:Workgroup", "aws-native:redshiftserverless:Workgroup"];
}
