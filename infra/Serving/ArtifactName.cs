using System.Text.RegularExpressions;

namespace LandingZone.Serving;

/// <summary>
/// The names of artifacts. They are folders in S3 and in the container, the names under which a server loads its models, and parts of the
/// paths that clients call.
/// </summary>
internal static partial class ArtifactName
{
    /// <summary>The rule, to end a message with.</summary>
    public const string Rule =
        "an artifact has up to 40 lower-case letters, digits and single '-' or '_' between them, beginning with a letter.";

    /// <summary>Whether it is one.</summary>
    public static bool IsValid(string name) => name.Length <= 40 && Form().IsMatch(name);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*([-_][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
