using System.Text.RegularExpressions;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>A folder of a bucket: where jobs read or write, and nothing beside it.</summary>
/// <param name="BucketName">The bucket's name.</param>
/// <param name="Prefix">The folder, "crimes/training": no slash at its beginning or end.</param>
public sealed partial record BucketPrefix(Input<string> BucketName, string Prefix)
{
    /// <summary>The folder's address, "s3://bucket/crimes/training", known when the bucket's name is.</summary>
    public Output<string> Uri => Output.Format($"s3://{BucketName}/{Prefix}");

    /// <summary>What is wrong with the folder; null where nothing is.</summary>
    /// <param name="argument">The argument that names it.</param>
    internal string? ProblemAs(string argument) => Form().IsMatch(Prefix)
        ? null
        : $"{argument} is in the folder '{Prefix}'; use letters, digits, '-', '_', '.' and '=' with single slashes between them, "
            + "and none at the beginning or end.";

    /// <summary>Reading what is in the folder, and seeing what is there.</summary>
    internal PolicyStatement[] Read(string id, ZoneIdentity zone) =>
    [
        Objects(id, zone, "s3:GetObject"),
        new($"{id}List", PolicyEffect.Allow)
        {
            Actions = ["s3:ListBucket"],
            Resources = [BucketArn(zone)],
            Conditions = [new PolicyCondition("StringLike", "s3:prefix", Prefix, $"{Prefix}/*")],
        },
    ];

    /// <summary>Adding to the folder; what is there stays, because the bucket keeps versions.</summary>
    internal PolicyStatement Write(string id, ZoneIdentity zone) => Objects(id, zone, "s3:AbortMultipartUpload", "s3:PutObject");

    private PolicyStatement Objects(string id, ZoneIdentity zone, params string[] actions) => new(id, PolicyEffect.Allow)
    {
        Actions = actions,
        Resources = [Output.Format($"{BucketArn(zone)}/{Prefix}/*")],
    };

    private Output<string> BucketArn(ZoneIdentity zone) => Output.Format($"arn:{zone.Partition}:s3:::{BucketName}");

    [GeneratedRegex(@"\A[A-Za-z0-9._=-]+(/[A-Za-z0-9._=-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
