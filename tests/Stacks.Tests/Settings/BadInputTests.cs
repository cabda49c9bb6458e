using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>Every kind of mistake, and exactly what is said about it.</summary>
public sealed class BadInputTests
{
    private const string File = "Pulumi.rnd-eu-west-1.yaml";

    [Fact]
    public void Good_settings_have_no_problems() => Assert.Empty(SampleEstate.ProblemsAfter());

    [Fact]
    public void A_bracket_that_is_not_closed() => Says(
        [$"{File}:19:3: the file is not YAML: a bracket is not closed; correct this line or one before it."],
        ("names: [training/horovod]", "names: [training/horovod"));

    [Fact]
    public void A_line_that_is_indented_wrongly() => Says(
        [
            $"{File}:11:22: the file is not YAML: while scanning a plain scalar value, found invalid mapping; "
            + "correct this line or one before it.",
        ],
        ("    block: 10.40.0.0/16", "   block: 10.40.0.0/16"));

    [Fact]
    public void A_key_that_is_there_twice() => Says(
        [$"{File}:7:3: landing-zone:owner: the key 'landing-zone:owner' is in line 6 already; keep one of the two."],
        ("  landing-zone:owner: ml@bank.example", "  landing-zone:owner: ml@bank.example\n  landing-zone:owner: x"));

    [Fact]
    public void A_value_that_refers_to_another() => Says(
        [
            $"{File}:2:3: landing-zone:owner: the setting is missing; add it: Who answers for the zone: a mail address or a team.",
            $"{File}:6:23: landing-zone:owner: '*other' refers to another value; write the value itself.",
        ],
        ("ml@bank.example", "*other"));

    [Fact]
    public void A_key_of_the_file_that_Pulumi_does_not_know() => Says(
        [$"{File}:1:1: encryptionsal: there is no key 'encryptionsal' in a settings file; the nearest is 'encryptionsalt'."],
        ("config:\n", "encryptionsal: x\nconfig:\n"));

    [Fact]
    public void An_unknown_key_with_the_nearest_known_one() => Says(
        [$"{File}:23:5: landing-zone:cluster.logRetentionDay: there is no setting 'logRetentionDay'; the nearest is 'logRetentionDays'."],
        ("    nodePools:", "\n    logRetentionDay: 400\n    nodePools:"));

    [Fact]
    public void An_unknown_key_that_is_like_no_other() => Says(
        [
            $"{File}:2:3: landing-zone:colour: there is no setting 'colour'; the settings here are zone, region, account, organization, "
            + "owner, costCentre, dataClass, network, keys, storage, images, cluster, link, kubeflow, environments, teams, people, "
            + "audit, alarms, spend, corporate, serving, ingestion, files, lake, backup, studio, training, labeling, "
            + "labelingClientSecret, delivery, warehouse, scoring, spark, dashboardsPassword, chartsPassword, kubeflowClientSecret, "
            + "kubeflowCookieSecret, kubeflowDatabasePassword.",
        ],
        ("config:\n", "config:\n  landing-zone:colour: blue\n"));

    [Fact]
    public void A_mistyped_namespace() => Says(
        [
            $"{File}:2:3: landing-zome:link: there is no setting 'landing-zome:link'; the nearest is 'landing-zone:link'.",
            $"{File}:3:3: other:thing: there is no setting 'other:thing'; "
            + "the platform's settings begin with 'landing-zone:', a provider's with its name.",
        ],
        ("config:\n", "config:\n  landing-zome:link: x\n  other:thing: y\n"));

    [Fact]
    public void A_missing_key() => Says(
        [$"{File}:20:5: landing-zone:cluster.version: the setting is missing; add it: The Kubernetes version, in quotes: '1.35'."],
        ("    version: \"1.35\"\n", ""));

    [Fact]
    public void A_key_without_a_value() => Says(
        [
            $"{File}:37:5: landing-zone:link.account: the setting is missing; "
            + "add it: The staging zone's AWS account: twelve digits in quotes.",
        ],
        ("    account: \"111122223333\"\n", "    account:\n"));

    [Fact]
    public void A_wrong_type() => Says(
        [
            $"{File}:18:12: landing-zone:images.names: this is the text 'training/horovod'; write a list.",
            $"{File}:20:14: landing-zone:cluster.version: this is the number 1.35, and it must be a text; put it in quotes.",
            $"{File}:31:18: landing-zone:cluster.nodePools[1].minSize: this is the text 'none'; write a whole number.",
        ],
        ("minSize: 0", "minSize: none"), ("version: \"1.35\"", "version: 1.35"), ("names: [training/horovod]", "names: training/horovod"));

    [Fact]
    public void A_value_out_of_range() => Says(
        [
            $"{File}:46:17: landing-zone:link.ports[0].port: 70000 is out of range; write a whole number from 1 to 65535.",
            $"{File}:47:13: landing-zone:link.number: 100 is out of range; write a whole number from 1 to 99.",
        ],
        ("number: 1", "number: 100"), ("port: 443", "port: 70000"));

    [Fact]
    public void A_word_that_is_none_of_the_choices() => Says(
        [$"{File}:29:18: landing-zone:cluster.nodePools[1].purpose: 'gpus' is not one of system, cpu, gpu; the nearest is 'gpu'."],
        ("purpose: gpu", "purpose: gpus"));

    [Fact]
    public void A_block_too_small_for_the_tiers() => Says(
        [
            $"{File}:10:12: landing-zone:network.block: The block 10.40.0.0/24 is too small for the tiers application, data, endpoint "
            + "in eu-west-1 with 17 interface endpoints; use /22 or larger (AWS accepts no subnet smaller than /28).",
        ],
        ("10.40.0.0/16", "10.40.0.0/24"));

    [Fact]
    public void An_unknown_region() => Says(
        [
            $"{File}:3:24: landing-zone:region: 'eu-wst-1' is not a known AWS region; the nearest is 'eu-west-1' "
            + "(infra/Facts/regions.json lists them).",
        ],
        ("landing-zone:region: eu-west-1", "landing-zone:region: eu-wst-1"));

    [Fact]
    public void An_availability_zone_of_another_region() => Says(
        [
            $"{File}:11:37: landing-zone:network.availabilityZones[1]: 'eu-west-2b' is not an availability zone of eu-west-1; "
            + "it has eu-west-1a, eu-west-1b, eu-west-1c.",
        ],
        ("10.40.0.0/16\n    availabilityZones: [eu-west-1a, eu-west-1b]", "10.40.0.0/16\n    availabilityZones: [eu-west-1a, eu-west-2b]"));

    [Fact]
    public void An_availability_zone_without_a_subnet() => Says(
        [
            $"{File}:31:28: landing-zone:cluster.nodePools[1].availabilityZones: the network has no subnet in eu-west-1c; "
            + "name one or more of eu-west-1a, eu-west-1b, or add eu-west-1c to the network.",
        ],
        ("instanceTypes: [g5.xlarge]", "instanceTypes: [g5.xlarge]\n        availabilityZones: [eu-west-1c]"));

    [Fact]
    public void An_instance_type_that_does_not_exist() => Says(
        [
            $"{File}:30:25: landing-zone:cluster.nodePools[1].instanceTypes[0]: 'g5.xxlarge' is not an EC2 instance type; "
            + "the nearest is 'g5.2xlarge' (infra/Facts/instance-types.json lists them).",
        ],
        ("g5.xlarge", "g5.xxlarge"));

    [Fact]
    public void A_GPU_type_that_the_region_does_not_have() => Says(
        [
            $"{File}:30:25: landing-zone:cluster.nodePools[1].instanceTypes[0]: p5.48xlarge is not offered in eu-west-1; "
            + "name a GPU type that the region has: of g4dn, g5, p3, p3dn, p4d (infra/Facts/gpu-regions.json).",
        ],
        ("g5.xlarge", "p5.48xlarge"));

    [Fact]
    public void Metrics_of_GPUs_without_a_GPU() => Says(
        [
            $"{File}:33:17: landing-zone:cluster.gpuMetrics: the cluster has no GPUs to measure; "
            + "add a GPU pool or a ladder, or take gpuMetrics out.",
        ],
        ("purpose: gpu", "purpose: cpu"),
        ("g5.xlarge", "m7i.xlarge"),
        ("        maxSize: 4\n    namespaces:", "        maxSize: 4\n    gpuMetrics: {}\n    namespaces:"));

    [Fact]
    public void A_threshold_of_GPU_metrics_out_of_range() => Says(
        [$"{File}:33:31: landing-zone:cluster.gpuMetrics.hotCelsius: 120 is out of range; write a whole number from 60 to 95."],
        ("        maxSize: 4\n    namespaces:", "        maxSize: 4\n    gpuMetrics: { hotCelsius: 120 }\n    namespaces:"));

    [Fact]
    public void An_instance_type_without_GPUs_in_a_GPU_pool() => Says(
        [
            $"{File}:28:9: landing-zone:cluster.nodePools[1]: Pool 'gpu': m7i.xlarge is not a GPU type; "
            + "name types with NVIDIA GPUs, for example g6.xlarge or p5.48xlarge.",
        ],
        ("g5.xlarge", "m7i.xlarge"));

    [Fact]
    public void A_cluster_without_a_system_pool() => Says(
        [
            $"{File}:23:7: landing-zone:cluster.nodePools: There is no pool for system pods; "
            + "add one of purpose System, since the others are for work.",
        ],
        ("purpose: system", "purpose: cpu"));

    [Fact]
    public void A_reservation_that_is_none() => Says(
        [
            $"{File}:31:19: landing-zone:cluster.nodePools[1].capacity: 'cr-1' is not the id of a capacity reservation; "
            + "it is 'cr-' and 17 (or, on old ones, 8) hexadecimal digits, as `aws ec2 describe-capacity-reservations` shows it.",
        ],
        ("instanceTypes: [g5.xlarge]", "instanceTypes: [g5.xlarge]\n        capacity: { kind: reservation, id: cr-1 }"));

    [Fact]
    public void Names_that_AWS_or_Kubernetes_would_refuse() => Says(
        [
            $"{File}:7:28: landing-zone:costCentre: 'CC#2' is not the value of a tag that every service takes; "
            + "use 1 to 256 letters, digits, spaces and _.:/=+-@",
            $"{File}:16:18: landing-zone:storage.buckets[0].content: 'Models_' cannot be part of a bucket's name; "
            + "use 3 to 63 lower-case letters, digits and single hyphens between them.",
            $"{File}:18:13: landing-zone:images.names[0]: 'Training/Horovod' is not the name of an image; "
            + "use 2 to 192 lower-case letters and digits, with single '.', '_', '-' or '/' between them.",
            $"{File}:28:9: landing-zone:cluster.nodePools[1]: Pool 'GPU': "
            + "the name must be up to 30 lower-case letters, digits and hyphens, beginning with a letter.",
            $"{File}:34:15: landing-zone:cluster.namespaces[0].name: Name is 'Research'; "
            + "it must be up to 63 lower-case letters, digits and hyphens, beginning and ending with a letter or digit.",
        ],
        ("content: models", "content: Models_"),
        ("name: research", "name: Research"),
        ("training/horovod", "Training/Horovod"),
        ("CC-2", "CC#2"),
        ("name: gpu", "name: GPU"));

    [Fact]
    public void A_name_that_is_too_long() => Says(
        [
            $"{File}:28:9: landing-zone:cluster.nodePools[1]: Pool '{new string('g', 31)}': "
            + "the name must be up to 30 lower-case letters, digits and hyphens, beginning with a letter.",
        ],
        ("name: gpu", $"name: {new string('g', 31)}"));

    [Fact]
    public void Names_that_are_there_twice() => Says(
        [
            $"{File}:17:18: landing-zone:storage.buckets[1].content: 'models' is there already; give each a name of its own.",
        ],
        ("      - content: models", "      - content: models\n      - content: models"));

    [Fact]
    public void An_encrypted_value_that_shapes_the_plan() => Says(
        [
            $"{File}:7:5: landing-zone:owner: the value is encrypted, but it shapes the plan, which has to be known without the key; "
            + "write it in plain text: `pulumi config set --plaintext`.",
        ],
        ("  landing-zone:owner: ml@bank.example", "  landing-zone:owner:\n    secure: v1:abc"));

    [Fact]
    public void A_Kubernetes_version_out_of_support_and_a_service_block_inside_the_zone() => Says(
        [
            $"{File}:20:14: landing-zone:cluster.version: Version: Kubernetes 1.33 left the standard support of Amazon EKS on 2026-07-29, "
            + "and it is 2026-11-21; in standard support on that day: 1.34 (until 2026-12-02), 1.35 (until 2027-03-27), "
            + "1.36 (until 2027-08-02), or set AllowExtendedSupport, at a higher price, until 2027-07-29.",
            $"{File}:21:19: landing-zone:cluster.serviceBlock: ServiceBlock 10.40.0.0/16 overlaps the zone's block 10.40.0.0/16; "
            + "choose one apart from it.",
        ],
        ("172.20.0.0/16", "10.40.0.0/16"), ("version: \"1.35\"", "version: \"1.33\""));

    [Fact]
    public void A_chart_repository_without_TLS_and_with_a_user_name_alone() => Says(
        [
            $"{File}:33:13: landing-zone:cluster.charts: Repository is 'http://charts.bank.example'; "
            + "it must begin with https:// or oci://.",
            $"{File}:33:13: landing-zone:cluster.charts: Repository has a user name or a password alone; give both or neither.",
        ],
        ("    namespaces:", "    charts: { url: 'http://charts.bank.example', username: me }\n    namespaces:"));

    [Fact]
    public void A_file_whose_name_is_of_another_region() => Assert.Equal(
        [
            "Pulumi.staging-eu-west-2.yaml:2:22: landing-zone:zone: zone and region are those of the stack 'staging-eu-west-1', "
            + "and this is 'staging-eu-west-2'; rename the stack and its file, or change zone or region.",
        ],
        SampleEstate.ProblemsOf(("staging-eu-west-2", SampleEstate.Staging)));

    [Fact]
    public void A_region_of_the_AWS_provider_that_is_not_the_zones() => Says(
        [
            $"{File}:2:15: aws:region: the AWS provider's region 'eu-west-2' is not the zone's; "
            + "write 'eu-west-1', or take it out: the program makes its own providers.",
        ],
        ("config:\n", "config:\n  aws:region: eu-west-2\n"));

    [Fact]
    public void Parts_that_a_staging_zone_does_not_have() => Assert.Equal(
        ["Pulumi.staging-eu-west-1.yaml:18:5: landing-zone:images: a staging zone has no images; take it out: it is for rnd and production."],
        SampleEstate.ProblemsOf(("staging-eu-west-1", SampleEstate.Staging + "\n  landing-zone:images:\n    names: [etl]")));

    [Fact]
    public void Many_mistakes_are_told_at_once()
    {
        var problems = SampleEstate.ProblemsAfter(
            ("landing-zone:region: eu-west-1", "landing-zone:region: eu-wst-1"),
            ("content: models", "content: Models_"),
            ("g5.xlarge", "m7i.xlarge"),
            ("number: 1", "number: 0"),
            ("block: 10.40.0.0/16", "block: 10.20.0.0/18"),
            ("stack: staging-eu-west-1", "stack: staging-eu-west-2"));

        Assert.Equal(
            [
                "landing-zone:region", "landing-zone:storage.buckets[0].content", "landing-zone:cluster.nodePools[1]",
                "landing-zone:link.stack", "landing-zone:link.number", "landing-zone:network.block",
            ],
            problems.Select(problem => problem.Split(": ")[1]));
    }

    private static void Says(string[] expected, params (string From, string To)[] changes) =>
        Assert.Equal(expected, SampleEstate.ProblemsAfter(changes));
}
