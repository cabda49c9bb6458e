namespace LandingZone.Stacks.Settings;

/// <summary>Keys that may be left out.</summary>
internal static class SettingFieldsExtensions
{
    /// <summary>The value of a key, or null where it is not there.</summary>
    public static T? OptionalValue<T>(this ISettingFields fields, string key, SettingKind<T> kind, string description)
        where T : struct => fields.Optional(key, kind.Select(value => (T?)value), null, description);

    /// <summary>The value of a key, or null where it is not there.</summary>
    public static T? OptionalReference<T>(this ISettingFields fields, string key, SettingKind<T> kind, string description)
        where T : class => fields.Optional(key, kind.Select(value => (T?)value), null, description);

    /// <summary>The list under a key, or an empty one where it is not there.</summary>
    public static IReadOnlyList<T> OptionalList<T>(this ISettingFields fields, string key, SettingKind<T> item, string description) =>
        fields.Optional(key, SettingKinds.ListOf(item), [], description);
}
