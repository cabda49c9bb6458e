namespace LandingZone.Policies.Rules.Logging;

/// <summary>
/// What the trail is watched for. Source of the events: CIS AWS Foundations Benchmark 3.0.0, section 4. The calls of EC2-Classic, which
/// AWS has retired, are left out.
/// </summary>
/// <param name="Id">The recommendation.</param>
/// <param name="Title">What happens, as the end of "is told of".</param>
/// <param name="Field">The field of the event that tells it.</param>
/// <param name="Values">The field's values, each of which must be watched.</param>
internal sealed record WatchedEvent(string Id, string Title, string Field, IReadOnlyList<string> Values)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<WatchedEvent> All { get; } =
    [
        new("4.1", "calls that are refused", "errorCode", ["AccessDenied", "Client.UnauthorizedOperation"]),
        new("4.2", "sign-ins without a second factor", "additionalEventData.MFAUsed", ["Yes"]),
        new("4.3", "the use of the root user", "userIdentity.type", ["Root"]),
        Calls(
            "4.4",
            "changes of identities and rights",
            "DeleteGroupPolicy", "DeleteRolePolicy", "DeleteUserPolicy", "PutGroupPolicy", "PutRolePolicy", "PutUserPolicy", "CreatePolicy",
            "DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion", "AttachRolePolicy", "DetachRolePolicy", "AttachUserPolicy",
            "DetachUserPolicy", "AttachGroupPolicy", "DetachGroupPolicy"),
        Calls("4.5", "changes of the trail", "CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"),
        new("4.6", "sign-ins that fail", "errorMessage", ["Failed authentication"]),
        Calls("4.7", "the removal of keys", "DisableKey", "ScheduleKeyDeletion"),
        Calls(
            "4.8",
            "changes of buckets' rules",
            "PutBucketAcl", "PutBucketPolicy", "PutBucketCors", "PutBucketLifecycle", "PutBucketReplication", "DeleteBucketPolicy",
            "DeleteBucketCors", "DeleteBucketLifecycle", "DeleteBucketReplication"),
        Calls(
            "4.9",
            "changes of AWS Config",
            "StopConfigurationRecorder", "DeleteDeliveryChannel", "PutDeliveryChannel", "PutConfigurationRecorder"),
        Calls(
            "4.10",
            "changes of security groups",
            "AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress", "RevokeSecurityGroupIngress", "RevokeSecurityGroupEgress",
            "CreateSecurityGroup", "DeleteSecurityGroup"),
        Calls(
            "4.11",
            "changes of network ACLs",
            "CreateNetworkAcl", "CreateNetworkAclEntry", "DeleteNetworkAcl", "DeleteNetworkAclEntry", "ReplaceNetworkAclEntry",
            "ReplaceNetworkAclAssociation"),
        Calls(
            "4.12",
            "changes of gateways",
            "CreateCustomerGateway", "DeleteCustomerGateway", "AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway",
            "DetachInternetGateway"),
        Calls(
            "4.13",
            "changes of routes",
            "CreateRoute", "CreateRouteTable", "ReplaceRoute", "ReplaceRouteTableAssociation", "DeleteRouteTable", "DeleteRoute",
            "DisassociateRouteTable"),
        Calls(
            "4.14",
            "changes of networks",
            "CreateVpc", "DeleteVpc", "ModifyVpcAttribute", "AcceptVpcPeeringConnection", "CreateVpcPeeringConnection",
            "DeleteVpcPeeringConnection", "RejectVpcPeeringConnection"),
        Calls(
            "4.15",
            "changes of the organisation",
            "AcceptHandshake", "AttachPolicy", "CreateAccount", "CreateOrganizationalUnit", "CreatePolicy", "DeclineHandshake",
            "DeleteOrganization", "DeleteOrganizationalUnit", "DeletePolicy", "DetachPolicy", "DisablePolicyType", "EnablePolicyType",
            "InviteAccountToOrganization", "LeaveOrganization", "MoveAccount", "RemoveAccountFromOrganization", "UpdatePolicy",
            "UpdateOrganizationalUnit"),
    ];

    private static WatchedEvent Calls(string id, string title, params string[] names) => new(id, title, "eventName", names);
}
