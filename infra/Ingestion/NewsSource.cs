using System.Text.RegularExpressions;

namespace LandingZone.Ingestion;

/// <summary>A source of news: one address, over HTTPS.</summary>
public sealed partial record NewsSource
{
    /// <param name="name">Its name, under which its items lie: 1 to 40 lower-case letters, digits and hyphens.</param>
    /// <param name="url">Its address, "https://…", without a user name.</param>
    /// <param name="format">How it is written.</param>
    /// <exception cref="ArgumentException">The name or the address has a form that the handler refuses.</exception>
    public NewsSource(string name, string url, NewsFormat format)
    {
        if (!NameForm().IsMatch(name))
        {
            throw new ArgumentException($"'{name}' cannot name a feed; use 1 to 40 lower-case letters, digits and hyphens.", nameof(name));
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || address.UserInfo.Length > 0)
        {
            throw new ArgumentException($"'{url}' is no address of a feed; begin it with 'https://' and leave user names out.", nameof(url));
        }

        (Name, Url, Format, Host) = (name, url, format, address.Host);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its address.</summary>
    public string Url { get; }

    /// <summary>How it is written.</summary>
    public NewsFormat Format { get; }

    /// <summary>The host that the bank's proxy has to let through.</summary>
    public string Host { get; }

    /// <summary>
    /// The header in which the source wants its API key; null where it wants none. The key itself is the value of a secret, which is made empty.
    /// Default: null.
    /// </summary>
    public string? KeyHeader { get; init; }

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();
}
