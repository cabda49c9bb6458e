using System.Text.RegularExpressions;

namespace LandingZone.Observability;

/// <summary>Who gets the messages of a topic.</summary>
public sealed partial record TopicSubscriber
{
    private TopicSubscriber(string protocol, string endpoint)
    {
        Protocol = protocol;
        Endpoint = endpoint;
    }

    /// <summary>The protocol as SNS writes it: "email" or "https".</summary>
    public string Protocol { get; }

    /// <summary>The mail address or the URL.</summary>
    public string Endpoint { get; }

    /// <summary>Reads a subscriber: a mail address, whose owner has to confirm by the mail that SNS sends, or the URL of a paging service.</summary>
    /// <exception cref="FormatException">It is neither; the message says what to write.</exception>
    public static TopicSubscriber Parse(string text)
    {
        if (MailAddress().IsMatch(text))
        {
            return new("email", text);
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0)
        {
            return new("https", text);
        }

        throw new FormatException($"'{text}' cannot get messages; write a mail address, or a URL that begins with 'https://' and holds no password.");
    }

    /// <summary>The address.</summary>
    public override string ToString() => Endpoint;

    [GeneratedRegex(@"^[^@\s:/]+@[^@\s:/]+\.[^@\s:/]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();
}
