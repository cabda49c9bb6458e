using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Network;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-09.</summary>
internal sealed class WarehousePortsAreRestricted() : StackRule(
    new()
    {
        Id = "RED-09",
        Title = "The ports of warehouses are open to named origins only",
        Demand = "No security group of a cluster or workgroup opens its port to the internet.",
        Why = "The port of the warehouse is where its sign-in stands; open to all, only a password is left.",
        Repair = "Replace the range by the security group or the range of those who ask the warehouse.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("Redshift.15"), Control.Nist("SC-7")],
    })
{
    private const int DefaultPort = 5439;

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var openings = new GroupOpenings(stack);
        foreach (var warehouse in stack.OfType([.. WarehouseTypes.Clusters, .. WarehouseTypes.Workgroups]))
        {
            var property = WarehouseTypes.Clusters.Contains(warehouse.Type) ? "vpcSecurityGroupIds" : "securityGroupIds";
            var port = (int)(warehouse.Given("port").Number ?? DefaultPort);
            foreach (var opening in stack.TargetsOf(warehouse, property, GroupOpenings.Groups).SelectMany(openings.Of))
            {
                yield return opening.Refuse(
                    opening.IsIngress & opening.IsForInternet & opening.Ports.Opens(port),
                    $"{opening.Label} opens port {port} of the warehouse '{warehouse.Name}' to {opening.Internet}.");
            }
        }
    }
}
