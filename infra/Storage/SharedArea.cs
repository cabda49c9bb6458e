using LandingZone.Zones;

namespace LandingZone.Storage;

/// <summary>An area of a shared file system: that of a team, or that of one person.</summary>
public sealed record SharedArea
{
    /// <summary>So that the names that are made from it stay whole.</summary>
    private const int MaxNameLength = 20;

    private SharedArea(string kind, string name, string permissions) => (Kind, Name, Permissions) = (kind, name, permissions);

    /// <summary>By what the area is found, "team/credit-risk" or "user/ada": also its directory.</summary>
    public string Key => $"{Kind}/{Name}";

    /// <summary>"team" or "user".</summary>
    internal string Kind { get; }

    /// <summary>The name of the team or the person.</summary>
    internal string Name { get; }

    /// <summary>The permissions of its directory, in octal digits.</summary>
    internal string Permissions { get; }

    /// <summary>The area that all of a team share.</summary>
    /// <exception cref="FormatException">The name has a form that directories of areas do not have.</exception>
    public static SharedArea OfTeam(string team) => Of("team", team, "0770");

    /// <summary>The area of one person.</summary>
    /// <exception cref="FormatException">The name has a form that directories of areas do not have.</exception>
    public static SharedArea OfUser(string user) => Of("user", user, "0700");

    private static SharedArea Of(string kind, string name, string permissions) =>
        KebabName.Is(name, MaxNameLength)
            ? new(kind, name, permissions)
            : throw new FormatException(
                $"'{name}' cannot name an area; use at most {MaxNameLength} lower-case letters, digits and single hyphens, and begin with a letter.");
}
