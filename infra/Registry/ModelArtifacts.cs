using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Registry;

/// <summary>
/// Where the files of models lie in a bucket, "models/[model]/[version]/[artifact]/", and the statements by which roles read and add them.
/// A version's files are written once: a new state of a model is a new version.
/// </summary>
public sealed class ModelArtifacts
{
    private const string Root = "models";

    /// <param name="zone">The zone.</param>
    /// <param name="bucketName">The bucket's name.</param>
    /// <param name="bucketArn">The bucket's ARN.</param>
    /// <param name="keyArn">The ARN of the key that encrypts the bucket.</param>
    public ModelArtifacts(ZoneIdentity zone, Input<string> bucketName, Input<string> bucketArn, Input<string> keyArn)
    {
        Zone = zone;
        BucketName = bucketName;
        BucketArn = bucketArn;
        KeyArn = keyArn;
    }

    /// <summary>The zone.</summary>
    public ZoneIdentity Zone { get; }

    /// <summary>The bucket's name.</summary>
    public Input<string> BucketName { get; }

    /// <summary>The bucket's ARN.</summary>
    public Input<string> BucketArn { get; }

    /// <summary>The ARN of the key that encrypts the bucket.</summary>
    public Input<string> KeyArn { get; }

    /// <summary>Where the files of a version lie: with a slash at the end.</summary>
    public static string PrefixOf(ModelName model, ModelVersionName version) => $"{PrefixOf(model)}{version}/";

    /// <summary>The address of one artifact of a version.</summary>
    public Output<string> UriOf(ModelName model, ModelVersionName version, string artifact) =>
        Output.Format($"s3://{BucketName}/{PrefixOf(model, version)}{artifact}");

    /// <summary>What reads the files of one version, and no other.</summary>
    public IReadOnlyList<PolicyStatement> ReadStatements(ModelName model, ModelVersionName version) => Read([PrefixOf(model, version)]);

    /// <summary>What reads the files of all versions of some models.</summary>
    public IReadOnlyList<PolicyStatement> ReadStatements(IReadOnlyList<ModelName> models) => Read([.. models.Select(PrefixOf)]);

    /// <summary>What adds files to the versions of a model. Nothing is deleted, and the bucket keeps what is replaced.</summary>
    public IReadOnlyList<PolicyStatement> PublishStatements(ModelName model) =>
    [
        new("AddArtifacts", PolicyEffect.Allow)
        {
            Actions = ["s3:AbortMultipartUpload", "s3:PutObject"],
            Resources = [Output.Format($"{BucketArn}/{PrefixOf(model)}*")],
        },
        KeyUse.ReadAndWrite("EncryptArtifacts", Zone, KeyArn, "s3"),
    ];

    private static string PrefixOf(ModelName model) => $"{Root}/{model}/";

    private PolicyStatement[] Read(IReadOnlyList<string> prefixes) =>
    [
        new("ReadArtifacts", PolicyEffect.Allow)
        {
            Actions = ["s3:GetObject"],
            Resources = [.. prefixes.Select(prefix => (Input<string>)Output.Format($"{BucketArn}/{prefix}*"))],
        },
        new("ListArtifacts", PolicyEffect.Allow)
        {
            Actions = ["s3:ListBucket"],
            Resources = [BucketArn],
            Conditions = [new PolicyCondition("StringLike", "s3:prefix", [.. prefixes.Select(prefix => (Input<string>)$"{prefix}*")])],
        },
        KeyUse.Read("DecryptArtifacts", Zone, KeyArn, "s3"),
    ];
}
