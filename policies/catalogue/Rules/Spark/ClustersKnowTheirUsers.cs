using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-06.</summary>
internal sealed class ClustersKnowTheirUsers() : StackRule(
    new()
    {
        Id = "EMR-06",
        Title = "EMR clusters know their users",
        Demand = "A cluster signs users in by Kerberos, by roles of their own (runtime roles or Lake Formation), or takes SSH with a "
            + "named key pair only.",
        Why = "Otherwise everything that runs on the cluster is one user, and all have the rights of the machines.",
        Repair = "Set kerberosAttributes, the AuthorizationConfiguration of the security configuration, or ec2Attributes.keyName.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("IA-2")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        SparkCluster.In(stack).Select(cluster => Judge(stack, cluster));

    private static Verdict? Judge(StackResources stack, SparkCluster cluster)
    {
        var own = cluster.On.Given("kerberosAttributes").IsSet | cluster.KeyPair.IsSet;
        if (own.IsYes)
        {
            return null;
        }

        var configured = cluster.On.Given("securityConfiguration");
        var configuration = stack.TargetsOf(cluster.On, "securityConfiguration", "aws:emr/securityConfiguration:SecurityConfiguration", "aws-native:emr:SecurityConfiguration");
        var elsewhere = configured.IsSet.IsNo ? Truth.No : configuration.Count == 0 ? Truth.Unknown : Truth.No;
        return cluster.On.Demand(
            own | elsewhere | Truth.Any(configuration, KnowsUsers),
            "The cluster does not know its users: it has no Kerberos, no runtime roles, no Lake Formation and no key pair.",
            "The cluster's security configuration cannot be seen, and with it whether the cluster knows its users.");
    }

    private static Truth KnowsUsers(Resource configuration)
    {
        var security = SparkSecurity.Of(configuration);
        return security.Problem is not null ? Truth.Unknown
            : security.Root["AuthenticationConfiguration"]["KerberosConfiguration"].IsSet
                | security.Root["AuthorizationConfiguration"]["LakeFormationConfiguration"].IsSet
                | security.Root["AuthorizationConfiguration"]["IAMConfiguration"]["EnableApplicationScopedIAMRole"].IsTrue;
    }
}
