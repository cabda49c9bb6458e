using LandingZone.Security;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What the role of a reader of a data lake may do.</summary>
internal sealed class LakeRights(DataLakeArgs args)
{
    /// <summary>The statements.</summary>
    public PolicyStatement[] Of(LakeReader reader)
    {
        var zone = args.Zone;
        var layers = args.Layers.Where(layer => reader.Layers.Contains(layer.Name)).ToList();
        var glue = $"arn:{zone.Partition}:glue:{zone.Region.Name}:{zone.AccountId}";
        return
        [
            new("SeeTables", PolicyEffect.Allow)
            {
                Actions =
                [
                    "glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables",
                ],
                Resources =
                [
                    $"{glue}:catalog",
                    .. layers.Select(layer => (Input<string>)$"{glue}:database/{DataLake.DatabaseOf(zone, layer.Name)}"),
                    .. layers.Select(layer => (Input<string>)$"{glue}:table/{DataLake.DatabaseOf(zone, layer.Name)}/*"),
                ],
            },
            new("Query", PolicyEffect.Allow)
            {
                Actions =
                [
                    "athena:GetQueryExecution", "athena:GetQueryResults", "athena:GetWorkGroup", "athena:StartQueryExecution",
                    "athena:StopQueryExecution",
                ],
                Resources = [$"arn:{zone.Partition}:athena:{zone.Region.Name}:{zone.AccountId}:workgroup/{DataLake.WorkgroupOf(zone)}"],
            },
            .. layers.SelectMany(layer => Reading(layer)),
            new("WriteResults", PolicyEffect.Allow)
            {
                Actions = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
                Resources = [Output.Format($"{args.Results.BucketArn}/{args.Results.Prefix}*")],
            },
            new("FindResults", PolicyEffect.Allow)
            {
                Actions = ["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"], Resources = [args.Results.BucketArn],
            },
            KeyUse.ReadAndWrite("EncryptResults", zone, args.Results.KeyArn, "s3"),
        ];
    }

    private PolicyStatement[] Reading(LakeLayer layer)
    {
        var what = $"{char.ToUpperInvariant(layer.Name[0])}{layer.Name[1..].Replace("_", "", StringComparison.Ordinal)}";
        return
        [
            new($"Read{what}", PolicyEffect.Allow)
            {
                Actions = ["s3:GetObject"], Resources = [Output.Format($"{layer.BucketArn}/{layer.Prefix}*")],
            },
            new($"List{what}", PolicyEffect.Allow)
            {
                Actions = ["s3:ListBucket"],
                Resources = [layer.BucketArn],
                Conditions = [new PolicyCondition("StringLike", "s3:prefix", $"{layer.Prefix}*")],
            },
            new($"Find{what}", PolicyEffect.Allow) { Actions = ["s3:GetBucketLocation"], Resources = [layer.BucketArn] },
            KeyUse.Read($"Decrypt{what}", args.Zone, layer.KeyArn, "s3"),
        ];
    }
}
