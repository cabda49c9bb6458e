using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>Who may take on the role of a workload: a service of AWS, the pods of one service account, or named roles, or people.</summary>
public sealed record WorkloadTrust
{
    private WorkloadTrust(Func<ZoneIdentity, PolicyStatement> statement) => Statement = statement;

    /// <summary>Whether EC2 instances take the role on, through an instance profile.</summary>
    internal bool IsForInstances { get; private init; }

    /// <summary>The pods that take the role on; null where others do.</summary>
    internal PodTrust? Pods { get; private init; }

    /// <summary>The statement of the role's trust policy.</summary>
    internal Func<ZoneIdentity, PolicyStatement> Statement { get; }

    /// <summary>
    /// A service of AWS, by the name of its service principal ("lambda.amazonaws.com"), for resources of this account only.
    /// </summary>
    /// <param name="service">The service principal.</param>
    /// <param name="sourceArns">The resources on whose behalf the service may take the role on; none stands for all of the account.</param>
    public static WorkloadTrust Service(string service, params IReadOnlyList<Input<string>> sourceArns) => new(zone => new(
        "TrustService", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Service(service)],
        Actions = ["sts:AssumeRole"],
        Conditions =
        [
            PolicyCondition.StringEquals("aws:SourceAccount", zone.AccountId),
            .. sourceArns.Count == 0 ? Array.Empty<PolicyCondition>() : [PolicyCondition.ArnLike("aws:SourceArn", sourceArns)],
        ],
    });

    /// <summary>
    /// A service of AWS that gives no source when it takes a role on, so that no condition can say on whose behalf it does. Use it only where
    /// the service's own guide shows a trust policy without conditions; the role's rights are then the only limit.
    /// </summary>
    /// <param name="services">The service principals: one, or the several by which one service acts.</param>
    public static WorkloadTrust ServiceWithoutSource(params IReadOnlyList<string> services) => new(_ => new("TrustService", PolicyEffect.Allow)
    {
        Principals = [.. services.Select(PolicyPrincipal.Service)],
        Actions = ["sts:AssumeRole"],
    });

    /// <summary>
    /// A service of AWS on behalf of people, for resources of this account only: it says with the session who it is for, and the audit
    /// trail keeps that with every request.
    /// </summary>
    /// <param name="service">The service principal.</param>
    public static WorkloadTrust ServiceForPeople(string service) => new(zone => new("TrustService", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Service(service)],
        Actions = ["sts:AssumeRole", "sts:SetSourceIdentity"],
        Conditions = [PolicyCondition.StringEquals("aws:SourceAccount", zone.AccountId)],
    });

    /// <summary>EC2 instances, through an instance profile. EC2 gives no source with its request, so there is no condition.</summary>
    public static WorkloadTrust Instances() => new(zone => new("TrustInstances", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Service($"ec2.{zone.Region.DnsSuffix}")],
        Actions = ["sts:AssumeRole"],
    })
    {
        IsForInstances = true,
    };

    /// <summary>The pods of one service account of one EKS cluster, by EKS Pod Identity.</summary>
    /// <param name="pods">Which pods.</param>
    public static WorkloadTrust ServiceAccount(PodTrust pods) => new(zone => new("PodIdentity", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Service("pods.eks.amazonaws.com")],
        Actions = ["sts:AssumeRole", "sts:TagSession"],
        Conditions =
        [
            PolicyCondition.StringEquals("aws:SourceAccount", zone.AccountId),
            PolicyCondition.StringEquals("aws:RequestTag/kubernetes-namespace", pods.Namespace),
            PolicyCondition.StringEquals("aws:RequestTag/kubernetes-service-account", pods.ServiceAccount),
            PolicyCondition.ArnLike("aws:SourceArn", pods.ClusterArn),
        ],
    })
    {
        Pods = pods,
    };

    /// <summary>Named roles of the bank's organisation, in this account or another.</summary>
    /// <param name="roleArns">The roles' ARNs: one or more.</param>
    public static WorkloadTrust Roles(params IReadOnlyList<Input<string>> roleArns) => new(zone => new("TrustRoles", PolicyEffect.Allow)
    {
        Principals = [.. roleArns.Select(PolicyPrincipal.Aws)],
        Actions = ["sts:AssumeRole"],
        Conditions = [PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId)],
    });

    /// <summary>People whom the bank's own identity provider has signed in by SAML, for the console and the SDK.</summary>
    /// <param name="providerArn">The ARN of IAM's SAML provider.</param>
    /// <param name="conditions">What must be true of the sign-in besides its audience.</param>
    public static WorkloadTrust Saml(Input<string> providerArn, params IReadOnlyList<PolicyCondition> conditions) => new(zone => new(
        "TrustSignedIn", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Federated(providerArn)],
        Actions = ["sts:AssumeRoleWithSAML", "sts:TagSession"],
        Conditions = [PolicyCondition.StringEquals("SAML:aud", SignInAddress(zone)), .. conditions],
    });

    /// <summary>
    /// People who hold a permission set of IAM Identity Center in the zone's account. Its role ends in characters that nobody knows before, so the
    /// account is the principal and the role a condition.
    /// </summary>
    /// <param name="permissionSet">The permission set's name.</param>
    /// <param name="conditions">What must be true of the session besides.</param>
    public static WorkloadTrust PermissionSet(string permissionSet, params IReadOnlyList<PolicyCondition> conditions) => new(zone => new(
        "TrustPermissionSet", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{zone.AccountId}:root")],
        Actions = ["sts:AssumeRole"],
        Conditions =
        [
            PolicyCondition.ArnLike(
                "aws:PrincipalArn",
                $"arn:{zone.Partition}:iam::{zone.AccountId}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_{permissionSet}_*",
                $"arn:{zone.Partition}:iam::{zone.AccountId}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_{permissionSet}_*"),
            .. conditions,
        ],
    });

    /// <summary>Where assertions are sent to (IAM user guide, "Configure SAML assertions"): one address for each partition.</summary>
    private static string SignInAddress(ZoneIdentity zone) => zone.Partition switch
    {
        "aws-cn" => "https://signin.amazonaws.cn/saml",
        "aws-us-gov" => "https://signin.amazonaws-us-gov.com/saml",
        _ => "https://signin.aws.amazon.com/saml",
    };
}
