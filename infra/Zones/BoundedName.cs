using System.Security.Cryptography;
using System.Text;

namespace LandingZone.Zones;

/// <summary>Names that keep inside a service's length limit and stay unique and stable when they are cut.</summary>
public static class BoundedName
{
    /// <summary>Hexadecimal digits of the hash that ends a cut name: 32 bits, enough for the names of one account.</summary>
    private const int HashLength = 8;

    /// <summary>Gives back <paramref name="name"/>, or its beginning and a hash of the whole where it is longer than <paramref name="maxLength"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxLength"/> leaves no room for a beginning.</exception>
    public static string Of(string name, int maxLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, HashLength + 2);
        if (name.Length <= maxLength)
        {
            return name;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];
        var beginning = name[..(maxLength - HashLength - 1)].TrimEnd('-', '/', '_', '.');
        return $"{beginning}-{hash}";
    }
}
