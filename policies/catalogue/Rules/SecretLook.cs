using System.Text.RegularExpressions;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>Tells environment variables that hold a secret from those that only name one.</summary>
internal static partial class SecretLook
{
    /// <summary>Whether a variable holds a secret: the program says so, its name ends like one, or its value has the form of one.</summary>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    public static Truth Has(string name, Value value) =>
        value.IsSecret ? Truth.Yes
        : value.IsUnknown ? (IsSecretName(name) ? Truth.Unknown : Truth.No)
        : value.Text is not { Length: > 0 } text ? Truth.No
        : Form().IsMatch(text) || (IsSecretName(name) && !Reference().IsMatch(text));

    private static bool IsSecretName(string name) => Name().IsMatch(Word().Replace(name, "$1_$2"));

    // "dbPassword" and "DB_PASSWORD" are one name.
    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex Word();

    // The end counts: PASSWORD_ARN, TOKEN_URL and SECRET_NAME say where a secret is.
    [GeneratedRegex(
        "(^|[_.-])(password|passwd|passphrase|pwd|secret|secret[_-]?key|token|api[_-]?key|private[_-]?key|access[_-]?key([_-]?id)?|credentials?)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Name();

    // An AWS key id, a private key, a token of GitHub or Slack, a JSON web token, a URL with a password.
    [GeneratedRegex(
        """\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}|\bxox[abprs]-[A-Za-z0-9-]{10}"""
        + """|\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.|://[^/\s:@]+:[^/\s:@]+@""")]
    private static partial Regex Form();

    // The ARN of a secret or parameter, a path to a file, a reference that is resolved later, a flag.
    [GeneratedRegex("""^(arn:[^:]+:(secretsmanager|ssm):.*|/\S*|\{\{resolve:.*|\$\(.*\)|true|false)$""")]
    private static partial Regex Reference();
}
