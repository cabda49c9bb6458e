using System.Text.RegularExpressions;
using LandingZone.Zones;

namespace LandingZone.Kubeflow;

/// <summary>A person in a team. The same person has the same name and mail address in every team.</summary>
public sealed partial record TeamMember
{
    /// <summary>What an invalid name breaks.</summary>
    internal const string NameRule = "it must be up to 20 lower-case letters, digits and single hyphens, beginning with a letter";

    /// <summary>What an invalid mail address breaks.</summary>
    internal const string EmailRule = "it must be the lower-case mail address that the identity provider signs the person in with";

    /// <summary>A short name, "anna": the person's volumes and workspaces carry it.</summary>
    public required string Name { get; init; }

    /// <summary>The mail address by which the bank's identity provider knows the person.</summary>
    public required string Email { get; init; }

    /// <summary>What the person may do. Default: <see cref="TeamRole.Editor"/>.</summary>
    public TeamRole Role { get; init; } = TeamRole.Editor;

    internal bool HasValidName => KebabName.Is(Name, 20);

    internal bool HasValidEmail => EmailForm().IsMatch(Email);

    [GeneratedRegex("^[a-z0-9._+-]{1,64}@[a-z0-9-]+(\\.[a-z0-9-]+)+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmailForm();
}
