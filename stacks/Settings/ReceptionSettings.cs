namespace LandingZone.Stacks.Settings;

/// <summary>The settings of where promoted data arrives.</summary>
/// <param name="Bucket">The bucket, by what it holds.</param>
/// <param name="Prefix">How the keys begin.</param>
public sealed record ReceptionSettings(string Bucket, string Prefix)
{
    internal static SettingKind<ReceptionSettings> Kind { get; } = SettingKinds.Record(fields => new ReceptionSettings(
        fields.Required("bucket", SettingKinds.Text, "The bucket of this zone, by content: 'approved-data'."),
        fields.Optional("prefix", SettingKinds.Text, "curated/", "How the keys begin: nobody but the promotion writes there. Default: curated/.")));
}
