using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace LandingZone.Analytics;

/// <summary>The machine image that instances start from: one AMI, or the one that a parameter of Systems Manager names at each start.</summary>
public sealed partial record MachineImage
{
    private MachineImage(string id) => Id = id;

    /// <summary>What a launch template takes: "ami-…" or "resolve:ssm:/golden/scoring".</summary>
    public string Id { get; }

    /// <summary>Reads an AMI's id or a parameter's name; <paramref name="problem"/> says what is wrong and what to do where it is neither.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MachineImage? image, out string problem)
    {
        image = text is null ? null : AmiForm().IsMatch(text) ? new(text) : ParameterForm().IsMatch(text) ? new($"resolve:ssm:{text}") : null;
        problem = image is null ? $"'{text}' is no machine image; write the id of an AMI, 'ami-0a1b2c3d4e5f60718', or the name of a parameter, '/golden/scoring'." : "";
        return image is not null;
    }

    /// <summary>Reads an AMI's id or a parameter's name.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static MachineImage Parse(string text) => TryParse(text, out var image, out var problem) ? image : throw new FormatException(problem);

    /// <inheritdoc/>
    public override string ToString() => Id;

    [GeneratedRegex("^ami-([0-9a-f]{8}|[0-9a-f]{17})\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AmiForm();

    [GeneratedRegex("^(/[A-Za-z0-9_.-]+){1,15}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterForm();
}
