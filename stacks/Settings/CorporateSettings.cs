using System.Text.RegularExpressions;
using LandingZone.Networking;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the way from the bank's own devices into a zone.</summary>
public sealed partial record CorporateSettings
{
    /// <summary>The private domain of the zone's services.</summary>
    public required string Domain { get; init; }

    /// <summary>The blocks of the bank's network.</summary>
    public required IReadOnlyList<CidrBlock> Blocks { get; init; }

    /// <summary>The bank's transit gateway; null where devices come by Client VPN only.</summary>
    public required string? TransitGateway { get; init; }

    /// <summary>The Client VPN endpoint; null for none.</summary>
    public required ClientVpn? ClientVpn { get; init; }

    /// <summary>For how many days the log of VPN connections is kept.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>What the network lets in.</summary>
    public CorporateReach Reach => new() { Blocks = Blocks, HasClientVpn = ClientVpn is not null };

    internal static SettingKind<CorporateSettings> Kind { get; } = SettingKinds.Record(fields => new CorporateSettings
    {
        Domain = fields.Required("domain", SettingKinds.Text, "The private domain of the zone's services: 'rnd-eu-west-1.ml.bank.example'."),
        Blocks = fields.OptionalList(
            "blocks", AwsSettings.AddressBlock, "The blocks of the bank's network behind the transit gateway, up to two. Default: none."),
        TransitGateway = fields.OptionalReference(
            "transitGateway", SettingKinds.Text, "The bank's transit gateway, shared with the zone's account: 'tgw-…'. Default: none."),
        ClientVpn = fields.OptionalReference("clientVpn", VpnKind, "The zone's own Client VPN endpoint. Default: none."),
        LogRetentionDays = fields.Optional(
            "logRetentionDays", SettingKinds.Integer(365, 3653), 400, "For how many days the log of VPN connections is kept. Default: 400."),
    });

    private static SettingKind<ClientVpn> VpnKind => SettingKinds.Record(fields => new ClientVpn
    {
        ClientBlock = fields.Required("clientBlock", AwsSettings.AddressBlock, "The addresses that devices get: '10.250.0.0/22'."),
        ServerCertificateArn = fields.Required("serverCertificate", Certificate, "The ARN of the endpoint's own certificate in ACM."),
        DeviceAuthorityArn = fields.Required(
            "deviceAuthority", Certificate, "The ARN, in ACM, of a certificate of the authority that signs the devices' certificates."),
        SamlProviderArn = fields.Required("samlProvider", PeopleSettings.ProviderKind, "The ARN of IAM's SAML provider for the VPN."),
        Groups = fields.Required(
            "groups", SettingKinds.ListOf(SettingKinds.Text, least: 1), "The groups of the identity provider that may connect."),
        SessionHours = fields.Optional(
            "sessionHours", SettingKinds.Integer(8, 24), 8, "After how many hours people sign in again: 8, 10, 12 or 24. Default: 8."),
    });

    private static SettingKind<string> Certificate =>
        SettingKinds.TextLike(CertificateForm(), "the ARN of a certificate in ACM", "write it as 'arn:aws:acm:eu-west-1:111122223333:certificate/…'.");

    /// <summary>The arguments of the access.</summary>
    internal CorporateAccessArgs ToArgs(ZoneIdentity zone, ZoneNetwork network, CorporateSurroundings around) => new()
    {
        Zone = zone,
        Network = network,
        Reach = Reach,
        TransitGatewayId = TransitGateway,
        ClientVpn = ClientVpn,
        Domain = Domain,
        Targets = around.Targets,
        LogKeyArn = around.LogKeyArn,
        LogRetentionDays = LogRetentionDays,
    };

    [GeneratedRegex(
        "^arn:aws(-cn|-us-gov)?:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]{36}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CertificateForm();
}
