using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-02.</summary>
internal sealed class AccountBlocksPublicClusters() : ResourceRule(
    new()
    {
        Id = "EMR-02",
        Title = "EMR refuses clusters that are open to the internet",
        Demand = "The account blocks public security groups for clusters, and makes no exception but port 22.",
        Why = "It is the last net: with it EMR refuses to start a cluster that a wrong security group would open to everybody.",
        Repair = "Set blockPublicSecurityGroupRules to true and remove permittedPublicSecurityGroupRuleRanges.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("EMR.2"), Control.Nist("SC-7"), Control.Nist("AC-4"), Control.Pci("1.4.4")],
    },
    "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration")
{
    private const int Ssh = 22;

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        yield return resource.Demand(
            "blockPublicSecurityGroupRules",
            resource.Stated("blockPublicSecurityGroupRules").IsTrue,
            "The account starts clusters that are open to the internet (blockPublicSecurityGroupRules is false).");

        var ranges = resource.Stated("permittedPublicSecurityGroupRuleRanges").Items;
        for (var i = 0; i < ranges.Count; i++)
        {
            var (first, last) = (ranges[i]["minRange"], ranges[i]["maxRange"]);
            yield return resource.Demand(
                $"permittedPublicSecurityGroupRuleRanges[{i}]",
                first.IsAtLeast(Ssh) & last.Or(first).IsAtMost(Ssh),
                $"Clusters may be open to the internet on the ports {first} to {last.Or(first)}.");
        }
    }
}
