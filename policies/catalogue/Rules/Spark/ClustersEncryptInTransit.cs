using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-05.</summary>
internal sealed class ClustersEncryptInTransit() : ResourceRule(
    new()
    {
        Id = "EMR-05",
        Title = "EMR encrypts what its nodes send each other",
        Demand = "A security configuration encrypts in transit and says where the certificates come from.",
        Why = "Spark's shuffles send whole tables between nodes; in the clear, any machine on the way can read them.",
        Repair = "Set EnableInTransitEncryption and InTransitEncryptionConfiguration.TLSCertificateConfiguration.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EMR.4"), Control.Nist("SC-8"), Control.Nist("SC-13")],
    },
    "aws:emr/securityConfiguration:SecurityConfiguration",
    "aws-native:emr:SecurityConfiguration")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var security = SparkSecurity.Of(resource);
        if (security.Problem is { } problem)
        {
            return [Verdict.Open(resource, problem, security.Property)];
        }

        var encryption = security.Root["EncryptionConfiguration"];
        var enabled = encryption["EnableInTransitEncryption"].Or(false).IsTrue;
        var certificates = encryption["InTransitEncryptionConfiguration"]["TLSCertificateConfiguration"].IsSet;
        return
        [
            resource.Demand(
                security.Property, enabled, "The cluster's nodes talk in the clear (EnableInTransitEncryption is false)."),
            resource.Demand(
                security.Property, !enabled | certificates, "Encryption in transit has no certificates (TLSCertificateConfiguration is not set)."),
        ];
    }
}
