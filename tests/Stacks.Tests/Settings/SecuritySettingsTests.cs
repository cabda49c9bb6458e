using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>Mistakes in the settings of people, audit, alarms, spending and corporate devices, and what is said about them.</summary>
public sealed class SecuritySettingsTests
{
    private const string People = """
          landing-zone:people:
            samlProvider: arn:aws:iam::444455556666:saml-provider/bank
            personas:
              - { persona: data-scientist, writes: [models] }
              - { persona: auditor }

        """;

    private const string Audit = """
          landing-zone:audit:
            lock: { mode: compliance, days: 731 }
            retentionDays: 731
            findings: { to: [soc@bank.example] }

        """;

    private const string Spend = """
          landing-zone:spend:
            to: [finance@bank.example]
            monthlyLimit: 1000
            dailyGpuHours: 10

        """;

    private const string Corporate = """
          landing-zone:corporate:
            domain: ml.bank.example
            blocks: [10.8.0.0/16]
            transitGateway: tgw-0123456789abcdef0

        """;

    [Fact]
    public void Good_settings_have_no_problems() => Says([], People + Audit + Spend + Corporate);

    [Fact]
    public void A_persona_that_does_not_exist() => Says(
        [
            "landing-zone:people.personas[1].persona: 'auditors' is not one of data-engineer, data-scientist, ml-engineer, operator, auditor; "
            + "the nearest is 'auditor'.",
        ],
        People.Replace("persona: auditor", "persona: auditors", StringComparison.Ordinal));

    [Fact]
    public void Two_ways_to_sign_in() => Says(
        ["landing-zone:people: there are two ways to sign in; write either samlProvider or permissionSets."],
        People.Replace("    personas:", "    permissionSets: { auditor: MlAuditor }\n    personas:", StringComparison.Ordinal));

    [Fact]
    public void A_persona_without_a_permission_set() => Says(
        ["landing-zone:people: SignIn has no permission set for data-scientist; name one, or take the persona out."],
        People.Replace(
            "samlProvider: arn:aws:iam::444455556666:saml-provider/bank", "permissionSets: { auditor: MlAuditor }", StringComparison.Ordinal));

    [Fact]
    public void A_bucket_that_the_zone_does_not_have() => Says(
        ["landing-zone:people.personas[0]: the zone has no bucket for 'model'; name what its buckets hold: models."],
        People.Replace("[models]", "[model]", StringComparison.Ordinal));

    [Fact]
    public void An_auditor_with_data() => Says(
        ["landing-zone:people: Buckets gives 'models' to auditor, who sees no data; take the bucket away."],
        People.Replace("persona: auditor }", "persona: auditor, reads: [models] }", StringComparison.Ordinal));

    [Fact]
    public void Access_of_a_persona_that_has_no_role() => Says(
        ["landing-zone:cluster.access: 'ops' is for operator, who has no role here; add the persona to landing-zone:people, or take the access out."],
        People,
        ("    serviceBlock: 172.20.0.0/16\n", "    serviceBlock: 172.20.0.0/16\n    access: [{ name: ops, persona: operator, level: view }]\n"));

    [Fact]
    public void Access_of_nobody() => Says(
        ["landing-zone:cluster.access[0]: the access is nobody's; write either role or persona."],
        People,
        ("    serviceBlock: 172.20.0.0/16\n", "    serviceBlock: 172.20.0.0/16\n    access: [{ name: ops, level: view }]\n"));

    [Fact]
    public void Records_that_are_locked_longer_than_they_are_kept() => Says(
        ["landing-zone:audit.retentionDays: RetentionDays is 400, and records are locked for 731; keep them as long as they are locked."],
        Audit.Replace("retentionDays: 731", "retentionDays: 400", StringComparison.Ordinal));

    [Fact]
    public void A_subscriber_that_is_no_address() => Says(
        [
            "landing-zone:audit.findings.to[0]: 'soc' cannot get messages; write a mail address, or a URL that begins with 'https://' "
            + "and holds no password.",
        ],
        Audit.Replace("soc@bank.example", "soc", StringComparison.Ordinal));

    [Fact]
    public void Spending_of_a_team_that_does_not_exist() => Says(
        ["landing-zone:spend.teams.quant: there is no team 'quant'; name one of landing-zone:teams, or take it out."],
        Spend + "    teams: { quant: 100 }\n");

    [Fact]
    public void A_persona_that_is_stopped_and_has_no_role() => Says(
        ["landing-zone:spend.stops: operator has no role here; add the persona to landing-zone:people, or take it out."],
        Spend + "    stops: [operator]\n" + People);

    [Fact]
    public void Clients_of_the_api_that_the_network_does_not_let_in() => Says(
        ["landing-zone:cluster.apiClientBlocks: the network lets nobody in from 10.9.0.0/16; add the block to landing-zone:corporate, or take it out."],
        Corporate,
        ("    serviceBlock: 172.20.0.0/16\n", "    serviceBlock: 172.20.0.0/16\n    apiClientBlocks: [10.9.0.0/16]\n"));

    [Fact]
    public void A_transit_gateway_that_is_none() => Says(
        ["landing-zone:corporate: TransitGatewayId is 'tgw-1'; write it as 'tgw-' and 8 or 17 hexadecimal digits."],
        Corporate.Replace("tgw-0123456789abcdef0", "tgw-1", StringComparison.Ordinal));

    [Fact]
    public void The_banks_block_overlaps_the_zones() => Says(
        ["landing-zone:corporate.blocks: Blocks has 10.40.0.0/24, which overlaps the zone's block 10.40.0.0/16; AWS routes no such networks."],
        Corporate.Replace("10.8.0.0/16", "10.40.0.0/24", StringComparison.Ordinal));

    /// <summary>The problems without file and position, after settings are added and others changed.</summary>
    private static void Says(string[] problems, string added, params (string From, string To)[] changes) => Assert.Equal(
        problems,
        SampleEstate.ProblemsAfter([.. changes, ("  landing-zone:link:\n", added + "  landing-zone:link:\n")])
            .Select(problem => problem[problem.IndexOf("landing-zone:", StringComparison.Ordinal)..]));
}
