using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-14.</summary>
internal sealed class InternetGatewaysAreBlocked() : StackRule(
    new()
    {
        Id = "NET-14",
        Title = "Internet gateways are blocked for the account",
        Demand = "VPC Block Public Access stops the traffic of internet gateways, without an exception that lets it in.",
        Why = "It is the one switch that still holds when somebody adds a gateway, a route and a public address.",
        Repair =
            "Add an aws.ec2.VpcBlockPublicAccessOptions with internetGatewayBlockMode block-bidirectional or block-ingress, and no "
            + "exclusion with allow-bidirectional.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EC2.172")],
    })
{
    private const string Options = "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions";
    private const string NativeOptions = "aws-native:ec2:VpcBlockPublicAccessOptions";
    private static readonly string[] Exclusions =
        ["aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion", "aws-native:ec2:VpcBlockPublicAccessExclusion"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var options = stack.OfType(Options, NativeOptions).ToList();
        foreach (var option in options)
        {
            var mode = option["internetGatewayBlockMode"];
            yield return option.Demand(
                "internetGatewayBlockMode",
                mode.IsOneOf("block-bidirectional", "block-ingress"),
                $"VPC Block Public Access lets internet gateways through (internetGatewayBlockMode is {mode}).");
        }

        foreach (var exclusion in stack.OfType(Exclusions))
        {
            yield return exclusion.Demand(
                "internetGatewayExclusionMode",
                !exclusion["internetGatewayExclusionMode"].Is("allow-bidirectional"),
                "The exclusion lets the internet in (internetGatewayExclusionMode is 'allow-bidirectional').");
        }

        if (options.Count == 0)
        {
            foreach (var network in stack.OfType(NetworkTypes.Networks))
            {
                yield return Verdict.Breach(network, "The VPC stands in a stack that does not set VPC Block Public Access.");
            }
        }
    }
}
