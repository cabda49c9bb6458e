using LandingZone.Engine;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>A destroy goes by dependencies, not by luck.</summary>
public sealed class DestroyOrderTests
{
    /// <summary>Each resource of the first type is gone before any of the second, in a stack that has both, is touched.</summary>
    [Theory]
    [InlineData("kubernetes:*", "aws:eks/cluster:Cluster")]
    [InlineData("kubernetes:*", "aws:eks/nodeGroup:NodeGroup")]
    [InlineData("kubernetes:*", "aws:eks/addon:Addon")]
    [InlineData("aws:eks/nodeGroup:NodeGroup", "aws:eks/cluster:Cluster")]
    [InlineData("aws:eks/nodeGroup:NodeGroup", "aws:ec2/subnet:Subnet")]
    [InlineData("aws:eks/cluster:Cluster", "aws:ec2/vpcEndpoint:VpcEndpoint")]
    [InlineData("aws:ec2/vpcEndpoint:VpcEndpoint", "aws:ec2/vpc:Vpc")]
    public async Task Each_of_the_one_goes_before_all_of_the_other(string first, string then)
    {
        var found = 0;
        foreach (var (name, result) in await ShippedStacks.RunAsync(RunMode.Preview))
        {
            var order = new DestroyOrder(result.Plan);
            var sooner = order.OfType(first);

            // An endpoint that one component has for itself is nothing that a cluster stands on.
            var later = order.OfType(then).Where(other => other.Type != "aws:ec2/vpcEndpoint:VpcEndpoint"
                || other.Urn.Contains("landingzone:networking:ZoneNetwork$", StringComparison.Ordinal));
            foreach (var resource in sooner.Where(resource => resource.Custom))
            {
                foreach (var other in later)
                {
                    found++;
                    Assert.True(order.GoesBefore(resource, other), $"{name}: {resource.Urn} may outlive {other.Urn}");
                }
            }
        }

        Assert.True(found > 0, $"No stack has {first} and {then}.");
    }

    /// <summary>What has network interfaces is gone before the subnets and security groups that hold them.</summary>
    [Fact]
    public async Task Whatever_names_a_subnet_or_a_security_group_is_gone_before_it()
    {
        foreach (var result in (await ShippedStacks.RunAsync(RunMode.Preview)).Values)
        {
            var order = new DestroyOrder(result.Plan);
            var users = result.Plan.Resources.Where(resource => resource.Type != "aws:ec2/subnet:Subnet" && resource.PropertyDependencies.Any(
                property => property.Value.Any(urn => urn.Contains("aws:ec2/subnet:Subnet::", StringComparison.Ordinal)))).ToList();
            Assert.NotEmpty(users);
            Assert.All(users, user => Assert.Contains("aws:ec2/vpc:Vpc", order.TypesOutliving(user)));
        }
    }
}
