using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace LandingZone.Registry;

/// <summary>The name of a container image in a catalog, "notebooks/jupyter-pytorch".</summary>
public sealed partial record ImageName
{
    /// <summary>ECR allows 256 characters for a repository; the zone's name before it takes up to 64 of them.</summary>
    private const int MaxLength = 192;

    private ImageName(string text) => Text = text;

    /// <summary>The name as it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">ECR would refuse it; the message says what to write.</exception>
    public static ImageName Parse(string text) => TryParse(text, out var name, out var problem) ? name : throw new FormatException(problem);

    /// <summary>Reads a name; <paramref name="problem"/> says what to write where ECR would refuse it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ImageName? name, out string problem)
    {
        name = text is { Length: >= 2 and <= MaxLength } && Pattern().IsMatch(text) ? new ImageName(text) : null;
        problem = name is not null
            ? ""
            : $"'{text}' is not the name of an image; "
                + $"use 2 to {MaxLength} lower-case letters and digits, with single '.', '_', '-' or '/' between them.";
        return name is not null;
    }

    /// <summary>The name as it is written.</summary>
    public override string ToString() => Text;

    /// <summary>
    /// As in the Amazon ECR API reference, CreateRepository, repositoryName; double underscores and rows of hyphens are left out.
    /// </summary>
    [GeneratedRegex(@"\A[a-z0-9]+(?:[._\-/][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
