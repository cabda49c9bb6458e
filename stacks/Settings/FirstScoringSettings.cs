using LandingZone.Analytics;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a first scoring with a new model.</summary>
/// <param name="Input">The folder that is scored.</param>
/// <param name="Compute">What it runs on.</param>
public sealed record FirstScoringSettings(FolderSettings Input, TransformCompute Compute)
{
    internal static SettingKind<FirstScoringSettings> Kind { get; } = SettingKinds.Record(fields => new FirstScoringSettings(
        fields.Required("input", FolderSettings.Kind, "The folder that is scored, line by line."),
        fields.Required("compute", JobKinds.TransformCompute, "What it runs on.")));
}
