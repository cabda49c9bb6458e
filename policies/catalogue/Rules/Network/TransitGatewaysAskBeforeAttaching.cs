using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-18.</summary>
internal sealed class TransitGatewaysAskBeforeAttaching() : ResourceRule(
    new()
    {
        Id = "NET-18",
        Title = "Transit gateways accept no attachment by themselves",
        Demand = "A transit gateway does not accept shared attachments without somebody's consent.",
        Why = "Any account that the gateway is shared with could join its network to the bank's.",
        Repair = "Leave autoAcceptSharedAttachments out, or set it to disable.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("EC2.23"), Control.Nist("AC-4(21)"), Control.Nist("CA-9(1)"), Control.Nist("CM-2")],
    },
    "aws:ec2transitgateway/transitGateway:TransitGateway",
    "aws-native:ec2:TransitGateway")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "autoAcceptSharedAttachments",
            resource.Stated("autoAcceptSharedAttachments").Or("disable").Is("disable"),
            $"The transit gateway accepts attachments by itself (autoAcceptSharedAttachments is {resource.Stated("autoAcceptSharedAttachments")})."),
    ];
}
