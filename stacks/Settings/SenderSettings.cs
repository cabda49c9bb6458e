namespace LandingZone.Stacks.Settings;

/// <summary>Somebody who sends exports.</summary>
/// <param name="Name">The name: part of the prefix that is theirs alone.</param>
/// <param name="Role">The ARN of their role, in an account of the organisation.</param>
public sealed record SenderSettings(string Name, string Role)
{
    internal static SettingKind<SenderSettings> Kind { get; } = SettingKinds.Record(fields => new SenderSettings(
        fields.Required("name", SettingKinds.Text, "The name: their exports lie under 'exports/<name>/'."),
        fields.Required("role", AwsSettings.RoleArn, "The ARN of their role, in an account of the organisation.")));
}
