using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>Where an EMR cluster stands, in the words of either provider.</summary>
/// <param name="On">The resource.</param>
/// <param name="Property">The property that holds all of it.</param>
internal sealed record SparkCluster(Resource On, string Property)
{
    private static readonly string[] GroupProperties =
    [
        "emrManagedMasterSecurityGroup", "emrManagedSlaveSecurityGroup", "serviceAccessSecurityGroup", "additionalMasterSecurityGroups",
        "additionalSlaveSecurityGroups",
    ];

    /// <summary>
    /// The subnets; absent where none is named. Of several the service takes one, and the provider writes that one beside them.
    /// </summary>
    public Value Subnets => Either("subnetIds", "ec2SubnetIds").Or(Either("subnetId", "ec2SubnetId"));

    /// <summary>The key pair of SSH.</summary>
    public Value KeyPair => Either("keyName", "ec2KeyName");

    /// <summary>The security groups, each a text (perhaps with commas) or a list.</summary>
    public IEnumerable<Value> Groups => GroupProperties.Select(name => Block[name].Given()).Where(value => !value.IsAbsent);

    private Value Block => On.Stated(Property);

    /// <summary>The clusters of a stack.</summary>
    public static IEnumerable<SparkCluster> In(StackResources stack) =>
    [
        .. stack.OfType("aws:emr/cluster:Cluster").Select(cluster => new SparkCluster(cluster, "ec2Attributes")),
        .. stack.OfType("aws-native:emr:Cluster").Select(cluster => new SparkCluster(cluster, "instances")),
    ];

    private Value Either(string name, string nativeName) => Block[name].Given().Or(Block[nativeName].Given());
}
