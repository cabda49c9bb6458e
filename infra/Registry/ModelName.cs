using System.Diagnostics.CodeAnalysis;
using LandingZone.Zones;

namespace LandingZone.Registry;

/// <summary>The name of a model, "scoring": part of the names of everything that belongs to it, in AWS and in Kubernetes.</summary>
public sealed record ModelName
{
    /// <summary>
    /// Kubernetes allows 63 characters for a service; KServe's is "[model]-[version]-predictor", with up to 16 for the version.
    /// </summary>
    private const int MaxLength = 30;

    private ModelName(string text) => Text = text;

    /// <summary>The name as it is written.</summary>
    public string Text { get; }

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">It cannot be a model's name; the message says what to write.</exception>
    public static ModelName Parse(string text) => TryParse(text, out var name, out var problem) ? name : throw new FormatException(problem);

    /// <summary>Reads a name; <paramref name="problem"/> says what to write where it cannot be one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelName? name, out string problem)
    {
        name = text is not null && KebabName.Is(text, MaxLength) ? new ModelName(text) : null;
        problem = name is not null
            ? ""
            : $"'{text}' is not the name of a model; "
                + $"use up to {MaxLength} lower-case letters, digits and single hyphens, beginning with a letter.";
        return name is not null;
    }

    /// <summary>The name as it is written.</summary>
    public override string ToString() => Text;
}
