using LandingZone.Security;
using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>
/// What GuardDuty's malware scan needs of a role (Amazon GuardDuty user guide, "Create or update IAM role policy"): its own event rule, the
/// bucket's notifications, a test object by which it proves its access, the objects and their tags, and the key.
/// </summary>
internal static class ScannerRights
{
    private const string Rule = "DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*";

    /// <summary>The statements.</summary>
    public static PolicyStatement[] Of(ExportLandingArgs args)
    {
        var zone = args.Zone;
        Input<string> bucket = args.Landing.BucketArn;
        Input<string> rule = $"arn:{zone.Partition}:events:{zone.Region.Name}:{zone.AccountId}:rule/{Rule}";
        return
        [
            new("ManageRule", PolicyEffect.Allow)
            {
                Actions = ["events:DeleteRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets"],
                Resources = [rule],
                Conditions =
                [
                    new PolicyCondition("StringLike", "events:ManagedBy", "malware-protection-plan.guardduty.amazonaws.com"),
                ],
            },
            new("SeeRule", PolicyEffect.Allow) { Actions = ["events:DescribeRule", "events:ListTargetsByRule"], Resources = [rule] },
            new("HearOfObjects", PolicyEffect.Allow)
            {
                Actions = ["s3:GetBucketNotification", "s3:PutBucketNotification"], Resources = [bucket],
            },
            new("ProveAccess", PolicyEffect.Allow)
            {
                Actions = ["s3:PutObject"], Resources = [Output.Format($"{bucket}/malware-protection-resource-validation-object")],
            },
            new("SeeBucket", PolicyEffect.Allow) { Actions = ["s3:ListBucket"], Resources = [bucket] },
            new("ScanObjects", PolicyEffect.Allow)
            {
                Actions = ["s3:GetObject", "s3:GetObjectVersion"], Resources = [args.Landing.ObjectsArn],
            },
            new("TagObjects", PolicyEffect.Allow)
            {
                Actions = ["s3:GetObjectTagging", "s3:GetObjectVersionTagging", "s3:PutObjectTagging", "s3:PutObjectVersionTagging"],
                Resources = [args.Landing.ObjectsArn],
            },
            KeyUse.ReadAndWrite("DecryptObjects", zone, args.Landing.KeyArn, "s3"),
        ];
    }
}
