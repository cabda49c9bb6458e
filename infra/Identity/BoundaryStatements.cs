using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>
/// The statements of a <see cref="PermissionBoundary"/>. What AWS itself owns and a zone cannot do without is left out of the perimeter; the
/// exceptions are those that AWS documents (github.com/aws-samples/data-perimeter-policy-examples, "Service-owned resources").
/// </summary>
internal static class BoundaryStatements
{
    /// <summary>
    /// Services that answer in one region for all, whatever region the role works in (AWS Control Tower guide, "Region deny control"): only
    /// those that roles of a zone have to do with.
    /// </summary>
    private static readonly string[] GlobalServices =
    [
        "account:*", "budgets:*", "ce:*", "health:*", "iam:*", "organizations:*", "pricing:*", "route53:*", "s3:GetAccountPublicAccessBlock",
        "s3:GetBucketLocation", "s3:ListAllMyBuckets", "sts:*", "support:*", "trustedadvisor:*",
    ];

    /// <summary>The reading of container images, which lets nothing out.</summary>
    private static readonly string[] Pulling = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"];

    /// <summary>The statements of the boundary of a zone.</summary>
    public static PolicyStatement[] Of(ZoneIdentity zone)
    {
        var iam = $"arn:{zone.Partition}:iam::{zone.AccountId}";
        return
        [
            new("Everything", PolicyEffect.Allow) { Actions = ["*"], Resources = ["*"] },
            new("DenyOtherRegions", PolicyEffect.Deny)
            {
                Actions = [],
                NotActions = GlobalServices,
                Resources = ["*"],
                Conditions = [new PolicyCondition("StringNotEquals", "aws:RequestedRegion", zone.Region.Name)],
            },
            .. Perimeter(zone),

            // A role that a service makes for itself is none that anybody can take on or give rights to.
            DenyBut(
                "DenyIdentityChanges",
                $"{iam}:role/aws-service-role/*",
                "iam:Add*", "iam:Attach*", "iam:Create*", "iam:Deactivate*", "iam:Delete*", "iam:Detach*", "iam:Put*", "iam:Remove*", "iam:Set*",
                "iam:Tag*", "iam:Untag*", "iam:Update*", "iam:Upload*"),
            DenyBut("DenyPassingOtherRoles", $"{iam}:role/{zone.Name}-*", "iam:PassRole"),
            Deny("DenyAccountChanges", "account:Close*", "account:Delete*", "account:Disable*", "account:Put*", "organizations:Leave*"),
            Deny(
                "DenyAuditChanges",
                "access-analyzer:Delete*", "cloudtrail:Delete*", "cloudtrail:Put*", "cloudtrail:Stop*", "cloudtrail:Update*", "config:Delete*",
                "config:Put*", "config:Stop*", "ec2:DeleteFlowLogs", "guardduty:Create*", "guardduty:Delete*", "guardduty:Disassociate*",
                "guardduty:Stop*", "guardduty:Update*", "inspector2:Disable*", "logs:DeleteLogGroup", "logs:DeleteLogStream",
                "logs:PutRetentionPolicy", "macie2:Disable*", "securityhub:BatchDisable*", "securityhub:Delete*", "securityhub:Disable*",
                "securityhub:Update*"),
            new("DenyAuditRecordChanges", PolicyEffect.Deny)
            {
                Actions = ["s3:Delete*", "s3:Put*"],
                Resources = [$"arn:{zone.Partition}:s3:::{zone.Name}-audit-*"],
            },
            Deny(
                "DenyKeyAdministration",
                "kms:CreateKey", "kms:DeleteAlias", "kms:DeleteImportedKeyMaterial", "kms:DisableKey", "kms:DisableKeyRotation",
                "kms:PutKeyPolicy", "kms:ReplicateKey", "kms:ScheduleKeyDeletion", "kms:UpdateAlias", "kms:UpdatePrimaryRegion"),
            Deny(
                "DenyDoors",
                "ec2:AcceptVpcPeeringConnection", "ec2:AttachInternetGateway", "ec2:CreateClientVpnEndpoint",
                "ec2:CreateEgressOnlyInternetGateway", "ec2:CreateInternetGateway", "ec2:CreateNatGateway",
                "ec2:CreateTransitGatewayVpcAttachment", "ec2:CreateVpcPeeringConnection", "ec2:DisableEbsEncryptionByDefault",
                "ec2:DisableImageBlockPublicAccess", "ec2:DisableSnapshotBlockPublicAccess", "ec2:EnableSerialConsoleAccess",
                "ec2:ModifyInstanceMetadataDefaults", "ec2:ModifyVpcBlockPublicAccessOptions", "s3:BypassGovernanceRetention",
                "s3:DeleteBucketPolicy", "s3:PutAccountPublicAccessBlock", "s3:PutBucketAcl", "s3:PutBucketOwnershipControls",
                "s3:PutBucketPolicy", "s3:PutBucketPublicAccessBlock", "s3:PutEncryptionConfiguration"),
            Deny(
                "DenySharing",
                "ec2:ModifyImageAttribute", "ec2:ModifySnapshotAttribute", "ram:AssociateResourceShare", "ram:CreateResourceShare",
                "rds:ModifyDBClusterSnapshotAttribute", "rds:ModifyDBSnapshotAttribute", "redshift:AuthorizeSnapshotAccess"),
        ];
    }

    /// <summary>
    /// Nothing that belongs to somebody else, read or written. A resource whose owner is in no organisation is somebody else's too, so a
    /// missing key denies. Images may be pulled from the registries of AWS, and the network's endpoints say from which; nothing is pushed.
    /// </summary>
    private static PolicyStatement[] Perimeter(ZoneIdentity zone)
    {
        var (partition, region) = (zone.Partition, zone.Region.Name);
        var foreign = new PolicyCondition("StringNotEqualsIfExists", "aws:ResourceOrgID", zone.OrganizationId);
        var repositories = $"arn:{partition}:ecr:{region}:*:repository/*";
        return
        [
            new("DenyOutsideOrganization", PolicyEffect.Deny)
            {
                Actions = ["*"],
                NotResources =
                [
                    $"arn:{partition}:iam::aws:policy/*",
                    $"arn:{partition}:ssm:{region}::parameter/aws/*",
                    $"arn:{partition}:ssm:{region}::document/*",
                    $"arn:{partition}:ssm:{region}::automation-definition/*",
                    $"arn:{partition}:ec2:{region}:aws:prefix-list/*",
                    repositories,
                ],

                // Machine images of AWS, and the snapshots behind them, carry their owner with them.
                Conditions = [foreign, new PolicyCondition("StringNotEqualsIfExists", "ec2:Owner", "amazon")],
            },
            new("DenyForeignRepositories", PolicyEffect.Deny)
            {
                Actions = [],
                NotActions = Pulling,
                Resources = [repositories],
                Conditions = [foreign],
            },
        ];
    }

    private static PolicyStatement Deny(string id, params string[] actions) =>
        new(id, PolicyEffect.Deny) { Actions = actions, Resources = ["*"] };

    private static PolicyStatement DenyBut(string id, Input<string> resource, params string[] actions) =>
        new(id, PolicyEffect.Deny) { Actions = actions, NotResources = [resource] };
}
