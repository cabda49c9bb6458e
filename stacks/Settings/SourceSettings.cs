using LandingZone.Delivery;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the connection to code in the cloud.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Provider">Where the code is kept.</param>
public sealed record SourceSettings(string Name, SourceProvider Provider)
{
    internal static SettingKind<SourceSettings> Kind { get; } = SettingKinds.Record(fields => new SourceSettings(
        fields.Required("name", SettingKinds.Text, "What the connection is called: 'bitbucket'."),
        fields.Required(
            "provider",
            SettingKinds.Choice(
                ("bitbucket", SourceProvider.Bitbucket), ("github", SourceProvider.GitHub), ("gitlab", SourceProvider.GitLab)),
            "Where the code is kept.")))
        .Check((settings, node, reading) => ComponentRefusal.Catch(
            node, reading, () => SourceConnection.Check(settings.Name, settings.ToArgs(reading.TrialZone))));

    /// <summary>The arguments of the connection.</summary>
    internal SourceConnectionArgs ToArgs(ZoneIdentity zone) => new() { Zone = zone, What = Name, Provider = Provider };
}
