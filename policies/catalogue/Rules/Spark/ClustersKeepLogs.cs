using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-07.</summary>
internal sealed class ClustersKeepLogs() : ResourceRule(
    new()
    {
        Id = "EMR-07",
        Title = "EMR clusters keep their logs, encrypted with a key of the bank",
        Demand = "A cluster writes its logs to S3 and has a customer managed key for them.",
        Why = "The logs on the machines are gone with the cluster, and what Spark logs may hold the data that it read.",
        Repair = "Set logUri and logEncryptionKmsKeyId.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("AU-12"), Control.Nist("SC-28")],
    },
    "aws:emr/cluster:Cluster",
    "aws-native:emr:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand("logUri", resource.Given("logUri").IsSet, "The cluster keeps no logs (logUri is not set)."),
        resource.Demand(
            "logEncryptionKmsKeyId",
            !resource.Given("logUri").IsSet | resource.HasCustomerKey("logEncryptionKmsKeyId"),
            $"The cluster's logs have no customer managed key (logEncryptionKmsKeyId is {resource.Given("logEncryptionKmsKeyId")})."),
    ];
}
