using System.Diagnostics.CodeAnalysis;
using LandingZone.Etl;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>A part of one of the zone's buckets, as settings write it: "approved-data/incoming/".</summary>
/// <param name="Bucket">What the bucket holds: the key of its settings.</param>
/// <param name="Prefix">How the objects' keys begin.</param>
public sealed record BucketPlace(string Bucket, string Prefix)
{
    /// <summary>Reads it; <paramref name="problem"/> says what is wrong and what to do where it has another form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BucketPlace? place, out string problem)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        place = slash > 0 && slash < text!.Length - 1 && text[^1] == '/' ? new BucketPlace(text[..slash], text[(slash + 1)..]) : null;
        problem = place is null ? $"'{text}' is no part of a bucket; write what the bucket holds and a prefix, 'approved-data/incoming/'." : "";
        return place is not null;
    }

    /// <summary>The part of the bucket for a component.</summary>
    public EncryptedPrefix Of(Input<string> bucketName, Input<string> bucketArn, Input<string> keyArn) => new()
    {
        BucketName = bucketName, BucketArn = bucketArn, Prefix = Prefix, KeyArn = keyArn,
    };

    /// <summary>The part of a bucket that is not there yet: for checks.</summary>
    public EncryptedPrefix ForTrial() => Of("", "", "");

    /// <inheritdoc/>
    public override string ToString() => $"{Bucket}/{Prefix}";
}
