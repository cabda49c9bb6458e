namespace LandingZone.Policies.Rules.Pods;

/// <summary>The name of an image: <c>registry/repository:tag@digest</c>.</summary>
/// <param name="Name">Registry and repository.</param>
/// <param name="Tag">The tag, or null.</param>
/// <param name="Digest">The digest, or null.</param>
internal sealed record ImageReference(string Name, string? Tag, string? Digest)
{
    /// <summary>Whether it names one content for ever.</summary>
    public bool IsPinned => Digest is { Length: 71 } && Digest.StartsWith("sha256:", StringComparison.Ordinal) && Digest[7..].All(char.IsAsciiHexDigit);

    /// <summary>Reads a name. Without a registry it is one of Docker Hub.</summary>
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (rest, digest) = at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

        // A colon before the last slash is that of a port.
        var colon = rest.LastIndexOf(':');
        var (name, tag) = colon > rest.LastIndexOf('/') ? (rest[..colon], rest[(colon + 1)..]) : (rest, null);
        var first = name.Split('/')[0];
        var hasRegistry = name.Contains('/') && (first.Contains('.') || first.Contains(':') || first == "localhost");
        return new(hasRegistry ? name : $"docker.io/{name}", tag, digest);
    }
}
