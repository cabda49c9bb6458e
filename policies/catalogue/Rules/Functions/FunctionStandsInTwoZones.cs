using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Network;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-03.</summary>
internal sealed class FunctionStandsInTwoZones() : StackRule(
    new()
    {
        Id = "LAM-03",
        Title = "Functions stand in the network, in two availability zones",
        Demand = "A function is connected to subnets of a VPC that lie in two availability zones at least.",
        Why = "Outside the VPC no security group and no endpoint policy holds what the function reaches; with one subnet it stops "
            + "when that availability zone does.",
        Repair = "Set vpcConfig.subnetIds to private subnets of several availability zones, and vpcConfig.securityGroupIds.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("Lambda.3"), Control.Fsbp("Lambda.5"), Control.Nist("SC-7"), Control.Nist("CP-10")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var function in stack.OfType(FunctionTypes.Functions))
        {
            var subnets = function.Stated("vpcConfig")["subnetIds"];
            if (!subnets.IsSet.IsYes)
            {
                yield return function.Demand("vpcConfig.subnetIds", subnets.IsSet, "The function is connected to no VPC.");
                continue;
            }

            // Where the subnets are made elsewhere, only their number can be told.
            var zones = subnets.Items.Select(id => ZoneOf(stack, id)).ToList();
            var count = zones.Any(zone => zone is null) ? subnets.Items.Count : zones.Distinct().Count();
            yield return function.Demand(
                "vpcConfig.subnetIds", count >= 2, $"The function stands in one availability zone only (vpcConfig.subnetIds is {subnets}).");
        }
    }

    private static string? ZoneOf(StackResources stack, Value id) =>
        id.Text is { } text ? stack.Named(text, NetworkTypes.Subnets)?["availabilityZone"].Text : null;
}
