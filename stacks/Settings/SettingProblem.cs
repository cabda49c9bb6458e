using System.Globalization;

namespace LandingZone.Stacks.Settings;

/// <summary>Something wrong in a stack's settings: where, what, and what to do about it.</summary>
public sealed record SettingProblem
{
    /// <summary>The file; null where the settings did not come from one.</summary>
    public string? File { get; init; }

    /// <summary>The place in the file; null where it is not known.</summary>
    public SettingPosition? Position { get; init; }

    /// <summary>The setting's full key, "landing-zone:network.block"; empty where the file as a whole is meant.</summary>
    public required string Key { get; init; }

    /// <summary>The value that is refused; null where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Rule { get; init; }

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>"file:line:column: key: what is wrong; what to do", without the parts that are not known.</summary>
    public override string ToString()
    {
        var place = (File, Position) switch
        {
            (null, _) => "",
            (_, null) => $"{File}: ",
            ({ } file, { } position) => string.Create(CultureInfo.InvariantCulture, $"{file}:{position.Line}:{position.Column}: "),
        };
        var key = Key.Length > 0 ? $"{Key}: " : "";
        return Remedy.Length > 0 ? $"{place}{key}{Rule}; {Remedy}" : $"{place}{key}{Rule}";
    }
}
