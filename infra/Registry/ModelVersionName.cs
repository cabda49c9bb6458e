using System.Diagnostics.CodeAnalysis;
using LandingZone.Zones;

namespace LandingZone.Registry;

/// <summary>The name of a version of a model, "v3": never used again for something else.</summary>
public sealed record ModelVersionName
{
    private const int MaxLength = 16;

    private ModelVersionName(string text) => Text = text;

    /// <summary>The name as it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It cannot be a version's name; the message says what to write.</exception>
    public static ModelVersionName Parse(string text) =>
        TryParse(text, out var name, out var problem) ? name : throw new FormatException(problem);

    /// <summary>Reads a name; <paramref name="problem"/> says what to write where it cannot be one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelVersionName? name, out string problem)
    {
        name = text is not null && KebabName.Is(text, MaxLength) ? new ModelVersionName(text) : null;
        problem = name is not null
            ? ""
            : $"'{text}' is not the name of a model's version; "
                + $"use up to {MaxLength} lower-case letters, digits and single hyphens, beginning with a letter: 'v3'.";
        return name is not null;
    }

    /// <summary>The name as it is written.</summary>
    public override string ToString() => Text;
}
