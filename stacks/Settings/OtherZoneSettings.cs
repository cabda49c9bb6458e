using LandingZone.Facts;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>Where another zone of the bank is.</summary>
/// <param name="Region">Its region.</param>
/// <param name="Account">Its account.</param>
public sealed record OtherZoneSettings(Region Region, string Account)
{
    internal static SettingKind<OtherZoneSettings> Kind { get; } = SettingKinds.Record(fields => new OtherZoneSettings(
        fields.Required("region", AwsSettings.Region, "Its region."),
        fields.Required("account", AwsSettings.Account, "Its account: twelve digits in quotes.")));

    /// <summary>The zone, with the owner of the one that names it.</summary>
    internal ZoneIdentity ToZone(ZoneKind kind, ZoneIdentity here) => here with { Kind = kind, Region = Region, AccountId = Account };
}
