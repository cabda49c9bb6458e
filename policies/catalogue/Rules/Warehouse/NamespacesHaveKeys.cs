using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RSS-04.</summary>
internal sealed class NamespacesHaveKeys() : ResourceRule(
    new()
    {
        Id = "RSS-04",
        Title = "Serverless namespaces are encrypted with a key of the bank",
        Demand = "A namespace has a customer managed KMS key.",
        Why = "Only a key of the bank can be closed, given to named principals and followed in the audit log.",
        Repair = "Set kmsKeyId to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("RedshiftServerless.4"), Control.Nist("SC-28")],
    },
    "aws:redshiftserverless/namespace:Namespace",
    "aws-native:redshiftserverless:Namespace")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId") & !resource.Given("kmsKeyId").Is(OwnedByAws),
            $"The namespace has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];

    /// <summary>What the service answers for a namespace without a key.</summary>
    private const string OwnedByAws = "AWS_OWNED_KMS_KEY";
}
