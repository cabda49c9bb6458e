using System.Security.Cryptography;
using System.Text;

namespace LandingZone.Serving;

/// <summary>
/// A few digits that stand for what something is made of. SageMaker's models and endpoint configurations cannot be changed, only
/// replaced; with the digits in its name, the new one can be made while the old one still serves.
/// </summary>
internal static class ContentHash
{
    private const int Length = 8;

    /// <summary>The digits of these parts, in this order.</summary>
    public static string Of(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Length];
}
