using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-01.</summary>
internal sealed class ClustersStandInPrivateSubnets() : StackRule(
    new()
    {
        Id = "EMR-01",
        Title = "EMR clusters have no public addresses",
        Demand = "A cluster names its subnets, and none of them gives public addresses.",
        Why = "The primary node runs the web pages and the schedulers of the cluster; with a public address they stand on the internet.",
        Repair = "Set ec2Attributes.subnetId or subnetIds to private subnets.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("EMR.1"), Control.Nist("SC-7"), Control.Nist("AC-4"), Control.Pci("1.4.4")],
    })
{
    private static readonly string[] Subnets = ["aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var subnets = new NestedReferences(stack, Subnets);
        return SparkCluster.In(stack).SelectMany(cluster => Judge(cluster, subnets));
    }

    private static IEnumerable<Verdict?> Judge(SparkCluster cluster, NestedReferences subnets)
    {
        if (cluster.Subnets.IsSet.IsNo)
        {
            yield return Verdict.Breach(
                cluster.On, "The cluster names no subnet and stands in one of the default network, which gives public addresses.", cluster.Property);
            yield break;
        }

        var found = subnets.Of(cluster.On, cluster.Property, cluster.Subnets);
        if (found.Count == 0)
        {
            yield return Verdict.Open(
                cluster.On, "The cluster's subnets are not in this stack, so that it cannot be seen whether they give public addresses.", cluster.Property);
        }

        foreach (var subnet in found)
        {
            yield return cluster.On.Demand(
                cluster.Property,
                subnet.Stated("mapPublicIpOnLaunch").Or(false).IsFalse,
                $"The subnet '{subnet.Name}' gives the cluster's machines public addresses.");
        }
    }
}
