using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-12.</summary>
internal sealed class DomainsArePrivate() : ResourceRule(
    new()
    {
        Id = "SGM-12",
        Title = "Studio domains stay in the VPC, know their users and have a key of the bank",
        Demand = "A domain is reached and reaches out through the VPC only, signs users in by IAM or IAM Identity Center, and has a "
            + "customer managed key for the users' homes.",
        Why = "A public domain gives every notebook a way to the internet; homes without a key of the bank cannot be closed.",
        Repair = "Set appNetworkAccessType to VpcOnly, authMode to SSO or IAM, and kmsKeyId to a key of the zone.",
        Severity = Severity.High,
        Controls = [Control.Nist("SC-7"), Control.Nist("SC-28")],
    },
    "aws:sagemaker/domain:Domain",
    "aws-native:sagemaker:Domain")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "appNetworkAccessType",
            resource.Given("appNetworkAccessType").Or("PublicInternetOnly").Is("VpcOnly"),
            $"The domain's apps reach the internet past the VPC (appNetworkAccessType is {resource.Given("appNetworkAccessType").Or("PublicInternetOnly")})."),
        resource.Demand(
            "authMode",
            resource.Given("authMode").IsOneOf("SSO", "IAM"),
            $"The domain does not sign users in by IAM or IAM Identity Center (authMode is {resource.Given("authMode")})."),
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId"),
            $"The homes of the domain's users have no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];
}
