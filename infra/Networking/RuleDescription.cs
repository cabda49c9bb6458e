using System.Buffers;

namespace LandingZone.Networking;

/// <summary>
/// What EC2 accepts as the description of a security group or rule: up to 255 of a-z A-Z 0-9, space and ._-:/()#,@[]+=&amp;;{}!$*
/// (EC2 API reference, CreateSecurityGroup and IpRange).
/// </summary>
internal static class RuleDescription
{
    /// <summary>Leaves room for the words that a rule puts around a purpose.</summary>
    private const int MaxPurposeLength = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-:/()#,@[]+=&;{}!$*");

    /// <exception cref="ArgumentException">The text is empty, too long or has characters that EC2 refuses.</exception>
    public static void Check(string purpose)
    {
        if (string.IsNullOrWhiteSpace(purpose) || purpose.Length > MaxPurposeLength || purpose.AsSpan().ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException(
                $"'{purpose}' cannot describe a security-group rule; "
                    + $"write 1 to {MaxPurposeLength} letters, digits, spaces and ._-:/()#,@[]+=&;{{}}!$*",
                nameof(purpose));
        }
    }
}
