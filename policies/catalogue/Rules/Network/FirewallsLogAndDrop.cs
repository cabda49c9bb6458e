using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Network;

/// <summary>NET-19.</summary>
internal sealed class FirewallsLogAndDrop() : StackRule(
    new()
    {
        Id = "NET-19",
        Title = "Network firewalls log, drop what no rule allows, and cannot be deleted by mistake",
        Demand =
            "A network firewall has logging and delete protection; its policy has rule groups and drops or inspects every other "
            + "packet.",
        Why = "A firewall that passes what it does not know, or that anyone can delete unseen, protects nothing.",
        Repair =
            "Add a LoggingConfiguration, set deleteProtection to true, and in the policy set statelessDefaultActions and "
            + "statelessFragmentDefaultActions to aws:drop or aws:forward_to_sfe.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.Fsbp("NetworkFirewall.2"), Control.Fsbp("NetworkFirewall.3"), Control.Fsbp("NetworkFirewall.4"),
            Control.Fsbp("NetworkFirewall.5"), Control.Fsbp("NetworkFirewall.9"), Control.Nist("AU-12"), Control.Nist("CM-2"),
        ],
    })
{
    private static readonly string[] Firewalls = ["aws:networkfirewall/firewall:Firewall", "aws-native:networkfirewall:Firewall"];
    private static readonly string[] Policies =
    [
        "aws:networkfirewall/firewallPolicy:FirewallPolicy", "aws-native:networkfirewall:FirewallPolicy",
    ];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var logs = new Companions(
            stack,
            "firewallArn",
            "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
            "aws-native:networkfirewall:LoggingConfiguration");
        foreach (var firewall in stack.OfType(Firewalls))
        {
            yield return firewall.Demand(
                "deleteProtection",
                firewall.Stated("deleteProtection").Or(false).IsTrue,
                "The firewall has no delete protection (deleteProtection is false).");
            yield return firewall.Demand(
                logs.Any(firewall, log => log.Stated("loggingConfiguration")["logDestinationConfigs"].IsSet),
                "The firewall has no logging configuration.",
                "The firewall of a logging configuration is not known yet.");
        }

        foreach (var policy in stack.OfType(Policies))
        {
            var content = policy.Stated("firewallPolicy");
            yield return Drops(policy, content, "statelessDefaultActions", "whole packets");
            yield return Drops(policy, content, "statelessFragmentDefaultActions", "fragments of packets");
            yield return policy.Demand(
                "firewallPolicy.statefulRuleGroupReferences",
                content["statefulRuleGroupReferences"].IsSet | content["statelessRuleGroupReferences"].IsSet,
                "The firewall's policy has no rule group.");
        }
    }

    private static Verdict? Drops(Resource policy, Value content, string property, string what)
    {
        var actions = content[property];
        return policy.Demand(
            $"firewallPolicy.{property}",
            actions.Items.Count == 0 ? Truth.No : Truth.Any(actions.Items, action => action.IsOneOf("aws:drop", "aws:forward_to_sfe")),
            $"The firewall's policy passes {what} that no rule is about ({property} is {actions}).");
    }
}
