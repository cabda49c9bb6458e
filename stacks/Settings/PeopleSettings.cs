using System.Text.RegularExpressions;
using LandingZone.Identity;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the roles of people.</summary>
public sealed partial record PeopleSettings
{
    /// <summary>The ARN of IAM's SAML provider; null where people come by IAM Identity Center.</summary>
    public required string? SamlProvider { get; init; }

    /// <summary>The permission sets of IAM Identity Center by persona; empty where people come by SAML.</summary>
    public required IReadOnlyDictionary<string, string> PermissionSets { get; init; }

    /// <summary>The session tag of the second factor.</summary>
    public required string SecondFactorTag { get; init; }

    /// <summary>What each persona works with.</summary>
    public required IReadOnlyList<PersonSettings> Personas { get; init; }

    internal static SettingKind<PeopleSettings> Kind { get; } = SettingKinds.Record(fields => new PeopleSettings
    {
        SamlProvider = fields.OptionalReference(
            "samlProvider",
            ProviderKind,
            "The ARN of IAM's SAML provider in the zone's account. Default: people come by permissionSets."),
        PermissionSets = fields.Optional(
            "permissionSets",
            SettingKinds.MapOf(SettingKinds.TextLike(
                SetForm(), "the name of a permission set", "write 1 to 32 letters, digits and _+=,.@-")),
            new Dictionary<string, string>(),
            "The permission set of IAM Identity Center for each persona. Default: people come by samlProvider."),
        SecondFactorTag = fields.Optional(
            "secondFactorTag",
            SettingKinds.TextLike(TagForm(), "the key of a session tag", "write 1 to 128 letters, digits and _.:/=+-@"),
            PersonaSignIn.DefaultSecondFactorTag,
            "The session tag in which the identity provider says 'true' after a second factor. Default: mfa."),
        Personas = fields.Required("personas", SettingKinds.ListOf(PersonSettings.Kind, least: 1), "The personas that have a role."),
    }).Check(Check);

    /// <summary>The ARN of a SAML provider.</summary>
    internal static SettingKind<string> ProviderKind =>
        SettingKinds.TextLike(ProviderForm(), "the ARN of a SAML provider", "write it as 'arn:aws:iam::111122223333:saml-provider/name'.");

    /// <summary>The arguments of the roles.</summary>
    internal PersonaRolesArgs ToArgs(ZoneIdentity zone, Input<string> storageKeyArn, Input<string> auditKeyArn, Input<string> boundaryArn) => new()
    {
        Zone = zone,
        SignIn = (SamlProvider is { } provider
            ? PersonaSignIn.Saml(provider)
            : PersonaSignIn.IdentityCenter(Enum.GetValues<Persona>()
                .Where(persona => PermissionSets.ContainsKey(PersonaNames.Of(persona)))
                .ToDictionary(persona => persona, persona => PermissionSets[PersonaNames.Of(persona)]))) with
        {
            SecondFactorTag = SecondFactorTag,
        },
        Personas = [.. Personas.Select(person => person.Persona)],
        Buckets =
        [
            .. Personas.SelectMany(person => person.Reads.Select(content => new PersonaBucket(person.Persona, content, Writes: false))
                .Concat(person.Writes.Select(content => new PersonaBucket(person.Persona, content, Writes: true)))),
        ],
        StorageKeyArn = storageKeyArn,
        AuditKeyArn = auditKeyArn,
        PermissionBoundaryArn = boundaryArn,
    };

    private static void Check(PeopleSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.SamlProvider is null == (settings.PermissionSets.Count == 0))
        {
            reading.Refuse(
                node,
                settings.SamlProvider is null ? "nobody can sign in" : "there are two ways to sign in",
                "write either samlProvider or permissionSets.");
        }

        foreach (var word in settings.PermissionSets.Keys.Where(word => Enum.GetValues<Persona>().All(persona => PersonaNames.Of(persona) != word)))
        {
            reading.Refuse(
                node.At("permissionSets").At(word),
                $"'{word}' is no persona",
                $"the personas are {string.Join(", ", Enum.GetValues<Persona>().Select(PersonaNames.Of))}.");
        }
    }

    [GeneratedRegex("^arn:aws(-cn|-us-gov)?:iam::[0-9]{12}:saml-provider/[A-Za-z0-9._-]{1,128}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProviderForm();

    [GeneratedRegex("^[A-Za-z0-9_+=,.@-]{1,32}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SetForm();

    [GeneratedRegex("^[A-Za-z0-9_.:/=+@-]{1,128}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex TagForm();
}
