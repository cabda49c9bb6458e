using LandingZone.Zones;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;

namespace LandingZone.Networking;

/// <summary>What the parts of a <see cref="ZoneNetwork"/> have in common.</summary>
/// <param name="Name">The component's name, with which the names of all its resources begin.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Plan">Where the subnets lie.</param>
/// <param name="Vpc">The VPC.</param>
/// <param name="Parent">The component.</param>
internal sealed record NetworkScope(string Name, ZoneIdentity Zone, SubnetPlan Plan, Ec2.Vpc Vpc, ComponentResource Parent)
{
    /// <summary>The logical name of a resource of the network.</summary>
    public string ResourceName(string what) => $"{Name}-{what}";

    /// <summary>The tags of a resource of the network.</summary>
    public Dictionary<string, string> Tags(string what) => Zone.Tags(Zone.NameOf(what, 255));

    /// <summary>The options of a resource of the network.</summary>
    public CustomResourceOptions Options() => new() { Parent = Parent };
}
