using System.Security.Cryptography;
using System.Text;

namespace LandingZone.Engine.Simulation;

/// <summary>Digits that look chosen by chance and are the same in every run.</summary>
internal static class StableDigits
{
    private const int DigitsPerHash = 64;

    /// <summary>Lower-case hexadecimal digits made of <paramref name="seed"/>.</summary>
    /// <param name="seed">Whatever the digits stand for, such as a URN.</param>
    /// <param name="length">How many, up to 64.</param>
    public static string Hexadecimal(string seed, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, DigitsPerHash);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..length];
    }

    /// <summary>A UUID made of <paramref name="seed"/>.</summary>
    public static string Uuid(string seed)
    {
        var digits = Hexadecimal(seed, 32);
        return $"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}";
    }
}
