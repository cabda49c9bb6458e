using LandingZone.Security;
using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>What the role of a promotion may do (workloads/etl/README.md, "What each role may do"), and what it never may.</summary>
internal static class PromotionRights
{
    /// <summary>The statements.</summary>
    public static PolicyStatement[] Of(ZonePromotionArgs args, Input<string> approvalKeyArn)
    {
        var zone = args.Zone;
        Input<string> target = $"arn:{zone.Partition}:s3:::{args.Target.BucketName}/{args.Target.Prefix}*";
        Input<string> records = args.Records.ObjectsArn;
        Input<string> list = Output.Format($"{args.Records.BucketArn}/{args.ApprovedListKey}");
        return
        [
            // A message that somebody sends by hand, or sends back from the dead letters, does not get an object past the scan.
            new("ReadCleanExports", PolicyEffect.Allow)
            {
                Actions = ["s3:GetObject", "s3:GetObjectVersion"],
                Resources = [args.Source.ObjectsArn],
                Conditions = [PolicyCondition.StringEquals(ScanResultRule.Tag, ScanResultRule.CleanTag)],
            },
            KeyUse.Read("DecryptExports", zone, args.Source.KeyArn, "s3"),
            new("ReadApprovedList", PolicyEffect.Allow) { Actions = ["s3:GetObject", "s3:GetObjectVersion"], Resources = [list] },
            new("VerifyApproval", PolicyEffect.Allow) { Actions = ["kms:VerifyMac"], Resources = [approvalKeyArn] },
            new("WriteTarget", PolicyEffect.Allow) { Actions = ["s3:AbortMultipartUpload", "s3:PutObject"], Resources = [target] },
            KeyUse.ReadAndWrite("EncryptTarget", zone, args.Target.KeyArn, "s3"),
            new("WriteRecords", PolicyEffect.Allow) { Actions = ["s3:PutObject"], Resources = [records] },
            KeyUse.ReadAndWrite("EncryptRecords", zone, args.Records.KeyArn, "s3"),
            new("DenyOtherWrites", PolicyEffect.Deny)
            {
                Actions = ["s3:BypassGovernanceRetention", "s3:Create*", "s3:Delete*", "s3:Put*", "s3:Replicate*", "s3:Restore*"],
                NotResources = [target, records],
            },
            new("DenyRemoval", PolicyEffect.Deny)
            {
                Actions = ["s3:BypassGovernanceRetention", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObjectRetention"],
                Resources = [target, records],
            },
        ];
    }
}
