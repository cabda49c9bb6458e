using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-03.</summary>
internal sealed class ClustersHaveSecurityConfiguration() : ResourceRule(
    new()
    {
        Id = "EMR-03",
        Title = "EMR clusters have a security configuration",
        Demand = "A cluster names a security configuration.",
        Why = "Encryption at rest and in transit, Kerberos and metadata tokens can only be asked for there.",
        Repair = "Set securityConfiguration to the name of a security configuration.",
        Severity = Severity.High,
        Controls = [Control.Nist("CM-6")],
    },
    "aws:emr/cluster:Cluster",
    "aws-native:emr:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "securityConfiguration",
            resource.Given("securityConfiguration").IsSet,
            "The cluster has no security configuration."),
    ];
}
