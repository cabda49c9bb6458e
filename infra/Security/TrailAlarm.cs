using System.Collections.Immutable;
using LandingZone.Observability;

namespace LandingZone.Security;

/// <summary>An event of the audit trail that somebody has to look at (CIS AWS Foundations benchmark, section 4).</summary>
/// <param name="Name">The alarm's name inside the zone.</param>
/// <param name="Condition">The condition on the event, in the filter language of CloudWatch Logs, without braces.</param>
/// <param name="Description">What has happened and what to do.</param>
/// <param name="Severity">How soon somebody has to look.</param>
/// <param name="ByPeople">Whether the same by the deployment of the zone is nothing to look at.</param>
/// <param name="Times">How often it has to happen within five minutes before somebody is told.</param>
internal sealed record TrailAlarm(string Name, string Condition, string Description, AlarmSeverity Severity, bool ByPeople, int Times = 1)
{
    /// <summary>Every event that rings.</summary>
    public static ImmutableArray<TrailAlarm> All { get; } =
    [
        new(
            "root-user",
            "($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != \"AwsServiceEvent\")",
            "Somebody works as the root user of the account. Ask who, and why no role would do.",
            AlarmSeverity.Urgent,
            ByPeople: false),
        new(
            "sign-in-without-mfa",
            "($.eventName = \"ConsoleLogin\") && ($.additionalEventData.MFAUsed != \"Yes\") && ($.userIdentity.type = \"IAMUser\") "
            + "&& ($.responseElements.ConsoleLogin = \"Success\")",
            "An IAM user signed in to the console without a second factor. Remove the user: people come through the identity provider.",
            AlarmSeverity.Urgent,
            ByPeople: false),
        new(
            "failed-sign-ins",
            "($.eventName = \"ConsoleLogin\") && ($.errorMessage = \"Failed authentication\")",
            "Sign-ins to the console failed several times. Somebody may be trying passwords: find the user and the address in the trail.",
            AlarmSeverity.Notice,
            ByPeople: false,
            Times: 3),
        new(
            "refused-calls",
            "($.errorCode = \"*UnauthorizedOperation\") || ($.errorCode = \"AccessDenied*\")",
            "Many calls were refused. Either a workload lacks a right, or somebody tries what a stolen role may do: find the role in the trail.",
            AlarmSeverity.Notice,
            ByPeople: false,
            Times: 25),
        new(
            "trail-changes",
            Events("CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging", "PutEventSelectors"),
            "The audit trail was changed or stopped by somebody other than the deployment. Look whether it still records.",
            AlarmSeverity.Urgent,
            ByPeople: true),
        new(
            "key-removal",
            "($.eventSource = \"kms.amazonaws.com\") && (" + Events("DisableKey", "ScheduleKeyDeletion") + ")",
            "A key was disabled or is going to be deleted. What it encrypts is lost with it: cancel the deletion if nobody planned it.",
            AlarmSeverity.Urgent,
            ByPeople: false),
        new(
            "config-changes",
            "($.eventSource = \"config.amazonaws.com\") && ("
            + Events("StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder") + ")",
            "AWS Config was changed or stopped by somebody other than the deployment. Look whether it still records.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "identity-changes",
            Events(
                "DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy",
                "CreatePolicy", "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy",
                "AttachUserPolicy", "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy"),
            "Rights were changed by somebody other than the deployment. Compare the account with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "identity-additions",
            Events(
                "SetDefaultPolicyVersion", "CreateUser", "CreateLoginProfile", "CreateAccessKey", "DeleteRolePermissionsBoundary",
                "UpdateAssumeRolePolicy"),
            "A way to more rights was opened by somebody other than the deployment. Compare the account with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "bucket-policy-changes",
            "($.eventSource = \"s3.amazonaws.com\") && ("
            + Events(
                "PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication", "DeleteBucketPolicy",
                "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication", "PutBucketPublicAccessBlock") + ")",
            "The rules of a bucket were changed by somebody other than the deployment. Compare the bucket with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "security-group-changes",
            Events(
                "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress",
                "CreateSecurityGroup", "DeleteSecurityGroup"),
            "A security group was changed by somebody other than the deployment. Compare the network with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "network-acl-changes",
            Events(
                "CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry",
                "ReplaceNetworkAclAssociation"),
            "A network ACL was changed by somebody other than the deployment. Compare the network with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "gateway-changes",
            Events(
                "CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway",
                "DetachInternetGateway", "CreateNatGateway"),
            "A gateway was made or taken away by somebody other than the deployment. Compare the network with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "route-changes",
            Events(
                "CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute",
                "DisassociateRouteTable"),
            "A route was changed by somebody other than the deployment. Compare the network with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "network-changes",
            Events(
                "CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection",
                "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection", "ModifyVpcBlockPublicAccessOptions"),
            "A network or a way between networks was changed by somebody other than the deployment. Compare the network with the plan.",
            AlarmSeverity.Notice,
            ByPeople: true),
        new(
            "organisation-changes",
            "($.eventSource = \"organizations.amazonaws.com\") && ("
            + Events(
                "AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake",
                "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy", "DisablePolicyType", "EnablePolicyType",
                "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount", "RemoveAccountFromOrganization", "UpdatePolicy",
                "UpdateOrganizationalUnit") + ")",
            "The organisation or its policies were changed. Ask the owners of the organisation whether this was planned.",
            AlarmSeverity.Urgent,
            ByPeople: false),
    ];

    /// <summary>The filter's pattern.</summary>
    /// <param name="deployer">The ARN of the role that deploys the zone.</param>
    public string Pattern(string deployer) => ByPeople
        ? $"{{ ({Condition}) && ($.userIdentity.sessionContext.sessionIssuer.arn != \"{deployer}\") }}"
        : $"{{ {Condition} }}";

    private static string Events(params string[] names) => string.Join(" || ", names.Select(name => $"($.eventName = \"{name}\")"));
}
