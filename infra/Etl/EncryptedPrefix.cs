using Pulumi;

namespace LandingZone.Etl;

/// <summary>A part of an encrypted bucket: the objects whose keys begin alike.</summary>
public sealed record EncryptedPrefix
{
    /// <summary>The bucket's name.</summary>
    public required Input<string> BucketName { get; init; }

    /// <summary>The bucket's ARN.</summary>
    public required Input<string> BucketArn { get; init; }

    /// <summary>How the keys begin, "scores/": it ends with a slash, and does not start with one.</summary>
    public required string Prefix { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the bucket.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of all its objects, for policies.</summary>
    internal Output<string> ObjectsArn => Output.Format($"{BucketArn}/{Prefix}*");

    /// <summary>What is wrong with its form; null where nothing is.</summary>
    internal string? Problem => Prefix.Length > 1 && Prefix.Length <= 256 && Prefix[^1] == '/' && Prefix[0] != '/'
        && Prefix.All(character => char.IsAsciiLetterOrDigit(character) || "/._-=".Contains(character, StringComparison.Ordinal))
            ? null
            : $"'{Prefix}' is no prefix; use letters, digits and /._-= , end it with a slash and do not start it with one.";
}
