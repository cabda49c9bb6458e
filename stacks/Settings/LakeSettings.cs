using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's data lake.</summary>
public sealed record LakeSettings
{
    /// <summary>The layers.</summary>
    public required IReadOnlyList<LakeLayerSettings> Layers { get; init; }

    /// <summary>Who reads them.</summary>
    public required IReadOnlyList<LakeReader> Readers { get; init; }

    /// <summary>The bucket of query results, by what it holds.</summary>
    public required string ResultBucket { get; init; }

    /// <summary>How much one query may read, in MiB.</summary>
    public required int MaxScanMib { get; init; }

    internal static SettingKind<LakeSettings> Kind { get; } = SettingKinds.Record(fields => new LakeSettings
    {
        Layers = fields.Required("layers", SettingKinds.ListOf(LakeLayerSettings.Kind, least: 1), "The layers, by trust: raw, curated, approved."),
        Readers = fields.OptionalList("readers", Reader, "Who reads which layers. Default: nobody yet."),
        ResultBucket = fields.Required("resultBucket", SettingKinds.Text, "The bucket of query results, by content; let its objects expire."),
        MaxScanMib = fields.Optional("maxScanMib", SettingKinds.Integer(10, 2047), 2047, "How much one query may read, in MiB. Default: 2047."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => DataLake.Check("lake", settings.ToArgs(reading.TrialZone, _ => ("", ""), "", ""))));

    /// <summary>The arguments of the lake.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="bucket">Name and ARN of the bucket that holds a content.</param>
    /// <param name="keyArn">The key of objects.</param>
    /// <param name="boundaryArn">The permission boundary.</param>
    internal DataLakeArgs ToArgs(
        ZoneIdentity zone, Func<string, (Input<string> Name, Input<string> Arn)> bucket, Input<string> keyArn, Input<string> boundaryArn) => new()
        {
            Zone = zone,
            Layers = [.. Layers.Select(layer => LayerOf(layer.Name, layer.Bucket, layer.Prefix, layer.Tables, bucket, keyArn))],
            Readers = Readers,
            Results = LayerOf("results", ResultBucket, "athena/", [], bucket, keyArn),
            MaxScanMib = MaxScanMib,
            PermissionBoundaryArn = boundaryArn,
        };

    private static LakeLayer LayerOf(
        string name,
        string content,
        string prefix,
        IReadOnlyList<LakeTable> tables,
        Func<string, (Input<string> Name, Input<string> Arn)> bucket,
        Input<string> keyArn)
    {
        var (bucketName, bucketArn) = bucket(content);
        return new LakeLayer { Name = name, BucketName = bucketName, BucketArn = bucketArn, Prefix = prefix, KeyArn = keyArn, Tables = tables };
    }

    private static SettingKind<LakeReader> Reader => SettingKinds.Record(fields => new LakeReader
    {
        Name = fields.Required("name", SettingKinds.Text, "What they are: part of the name of their role."),
        Roles = fields.Required("roles", SettingKinds.ListOf(AwsSettings.RoleArn, least: 1), "The roles that take the reader's role on."),
        Layers = fields.Required("layers", SettingKinds.ListOf(SettingKinds.Text, least: 1), "The layers that they read."),
    });
}
