using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>Mistakes in the settings of ingestion, files, lake and backups, and what is said about them.</summary>
public sealed class DataSettingsTests
{
    [Fact]
    public void An_rnd_zone_promotes_nothing() => Says(
        "a rnd zone has no landing; take it out: it is for staging.",
        "  landing-zone:ingestion:\n    landing: { bucket: models }\n");

    [Fact]
    public void A_reception_needs_a_bucket_that_is_there() => Says(
        "the zone has no bucket 'approved-data'; name one of models, or add it.",
        "  landing-zone:ingestion:\n    reception: { bucket: approved-data }\n");

    [Fact]
    public void A_database_needs_its_port() => Says(
        "the network does not open port 5432 of the data tier; add '{ port: 5432, purpose: PostgreSQL }' to network.dataPorts.",
        "  landing-zone:ingestion:\n    databases:\n      - { content: research, instanceClass: db.r7g.large, storageGib: 100, maxStorageGib: 200 }\n");

    [Fact]
    public void A_database_class_of_another_service() => Says(
        "InstanceClass is 'm7g.large'; write it as RDS does, 'db.r7g.large'.",
        "  landing-zone:ingestion:\n    databases:\n      - { content: research, instanceClass: m7g.large, storageGib: 100, maxStorageGib: 200 }\n");

    [Fact]
    public void A_shared_file_system_needs_its_port() => Says(
        "the network does not open port 2049 of the data tier; add '{ port: 2049, purpose: NFS }' to network.dataPorts.",
        "  landing-zone:files:\n    shared: {}\n");

    [Fact]
    public void A_scratch_file_system_needs_its_ports() => Says(
        "the network does not open port 1018 of the data tier; add '{ port: 1018, lastPort: 1023, purpose: Lustre, bothWays: true }' to network.dataPorts.",
        "  landing-zone:files:\n    scratch:\n      - { name: training }\n");

    [Fact]
    public void A_mount_needs_a_namespace_that_is_there() => Says(
        "there is no namespace 'nobody'; name a team, or one of the cluster's namespaces.",
        "  landing-zone:files:\n    mounts:\n      - { namespace: nobody, claim: data, bucket: models }\n");

    [Fact]
    public void A_backup_is_not_kept_for_longer_than_the_vault_takes() => Says(
        "Schedules: 'daily' keeps backups for 3 days, and the vault takes 7 to 3653.",
        "  landing-zone:backup:\n    schedules:\n      - { name: daily, schedule: \"cron(0 2 * * ? *)\", retentionDays: 3 }\n");

    [Fact]
    public void A_reader_of_a_layer_that_is_not_there() => Says(
        "Readers: 'all' reads 'gold', which is no layer; there are approved.",
        """
          landing-zone:lake:
            layers:
              - { name: approved, bucket: models, prefix: a/ }
            readers:
              - { name: all, roles: ["arn:aws:iam::444455556666:role/x"], layers: [gold] }
            resultBucket: models

        """);

    [Fact]
    public void A_news_address_without_tls() => Says(
        "'http://a.example' is no address of a feed; begin it with 'https://' and leave user names out.",
        """
          landing-zone:ingestion:
            news:
              bucket: models
              proxyService: com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718
              sources: [{ name: a, url: "http://a.example", format: rss }]

        """);

    [Fact]
    public void A_range_of_ports_that_ends_before_it_begins() => Says(
        "900 cannot end a range of ports that begins with 988.",
        "",
        ("    availabilityZones: [eu-west-1a, eu-west-1b]\n  landing-zone:keys",
            "    availabilityZones: [eu-west-1a, eu-west-1b]\n    dataPorts: [{ port: 988, lastPort: 900, purpose: Lustre }]\n  landing-zone:keys"));

    private static void Says(string what, string added, params (string From, string To)[] changes)
    {
        var problems = SampleEstate.ProblemsOf(
            ("staging-eu-west-1", SampleEstate.Staging), ("rnd-eu-west-1", SampleEstate.Changed($"{SampleEstate.Rnd.TrimEnd()}\n{added}", changes)));

        Assert.Contains(problems, problem => problem.EndsWith($": {what}", StringComparison.Ordinal));
    }
}
