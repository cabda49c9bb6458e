using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using LandingZone.Zones;

namespace LandingZone.Registry;

/// <summary>
/// One build of an image of a zone's own registry, named by its digest, "training/crimes@sha256:…": what runs is what was scanned and
/// signed, whatever happens to tags.
/// </summary>
public sealed partial record PinnedImage
{
    private PinnedImage(ImageName name, string digest)
    {
        Name = name;
        Digest = digest;
    }

    /// <summary>The image's name in the zone's catalog.</summary>
    public ImageName Name { get; }

    /// <summary>The digest of its manifest, "sha256:" and 64 hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>Reads an image.</summary>
    /// <exception cref="FormatException">It is not the name and the digest of an image; the message says what to write.</exception>
    public static PinnedImage Parse(string text) => TryParse(text, out var image, out var problem) ? image : throw new FormatException(problem);

    /// <summary>Reads an image; <paramref name="problem"/> says what to write where it is not the name and the digest of one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PinnedImage? image, out string problem)
    {
        image = null;
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        if (at < 0 || !DigestForm().IsMatch(text![(at + 1)..]))
        {
            problem = $"'{text}' does not say which build of an image it is; write 'name@sha256:' and the 64 digits of the manifest's digest.";
            return false;
        }

        if (!ImageName.TryParse(text[..at], out var name, out problem))
        {
            return false;
        }

        image = new PinnedImage(name, text[(at + 1)..]);
        return true;
    }

    /// <summary>The address from which it is pulled in a zone.</summary>
    public string UriIn(ZoneIdentity zone) =>
        $"{zone.AccountId}.dkr.ecr.{zone.Region.Name}.{zone.Region.DnsSuffix}/{zone.Name}/{Name}@{Digest}";

    /// <summary>The ARN of its repository in a zone.</summary>
    public string RepositoryArnIn(ZoneIdentity zone) => RepositoryArnOf(Name, zone);

    /// <summary>The ARN of the repository of an image in a zone.</summary>
    public static string RepositoryArnOf(ImageName name, ZoneIdentity zone) =>
        $"arn:{zone.Partition}:ecr:{zone.Region.Name}:{zone.AccountId}:repository/{zone.Name}/{name}";

    /// <summary>Name and digest.</summary>
    public override string ToString() => $"{Name}@{Digest}";

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestForm();
}
