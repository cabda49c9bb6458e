using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

/// <summary>Each kind of bad settings end to end: the shipped estate with one change, the message as it is printed, exit code 2.</summary>
public sealed class BadSettingsTests
{
    private const string Staging = TestEstate.Staging;
    private const string Ireland = TestEstate.Ireland;
    private const string Frankfurt = TestEstate.Frankfurt;

    /// <summary>Stack, what is replaced, by what, the text at which the problem is found, and the problem.</summary>
    public static TheoryData<string, string, string, string, string> OneChange => new()
    {
        {
            Staging, "block: 10.20.0.0/18", "blok: 10.20.0.0/18\n    block: 10.20.0.0/18", "blok",
            "landing-zone:network.blok: there is no setting 'blok'; the nearest is 'block'."
        },
        {
            Staging, "  landing-zone:owner: data-intake@bank.example\n", "", "landing-zone:zone",
            "landing-zone:owner: the setting is missing; add it: Who answers for the zone: a mail address or a team."
        },
        {
            Staging, "flowLogRetentionDays: 731", "flowLogRetentionDays: long", "long",
            "landing-zone:network.flowLogRetentionDays: this is the text 'long'; write a whole number."
        },
        {
            Staging, "port: 5432", "port: 70000", "70000",
            "landing-zone:network.dataPorts[0].port: 70000 is out of range; write a whole number from 1 to 65535."
        },
        {
            Frankfurt, "block: 10.48.0.0/16", "block: 10.48.0.0/25", "10.48.0.0/25",
            "landing-zone:network.block: The block 10.48.0.0/25 is too small for the tiers application, data, endpoint in eu-central-1 " +
            "with 24 interface endpoints; use /22 or larger (AWS accepts no subnet smaller than /28)."
        },
        {
            Frankfurt, "region: eu-central-1", "region: eu-centrl-1", "eu-centrl-1",
            "landing-zone:region: 'eu-centrl-1' is not a known AWS region; " +
            "the nearest is 'eu-central-1' (infra/Facts/regions.json lists them)."
        },
        {
            Frankfurt, "eu-central-1c]", "eu-west-1c]", "eu-west-1c]",
            "landing-zone:network.availabilityZones[2]: 'eu-west-1c' is not an availability zone of eu-central-1; " +
            "it has eu-central-1a, eu-central-1b, eu-central-1c."
        },
        {
            Ireland, "g5.4xlarge", "g5.5xlarge", "g5.5xlarge",
            "landing-zone:cluster.nodePools[3].instanceTypes[1]: 'g5.5xlarge' is not an EC2 instance type; " +
            "the nearest is 'g5.2xlarge' (infra/Facts/instance-types.json lists them)."
        },
        {
            Ireland, "instanceTypes: [g5.2xlarge, g5.4xlarge]\n        capacity: { kind: spot }\n        minSize: 0\n        maxSize: 8\n        diskGib: 200\n        useLocalNvme: true", "instanceTypes: [m7i.xlarge]\n        maxSize: 8\n        minSize: 0", "name: gpu-a10g",
            "landing-zone:cluster.nodePools[3]: Pool 'gpu-a10g': m7i.xlarge is not a GPU type; " +
            "name types with NVIDIA GPUs, for example g6.xlarge or p5.48xlarge."
        },
        {
            Staging, "content: curated", "content: Curated_Data", "Curated_Data",
            "landing-zone:storage.buckets[2].content: 'Curated_Data' cannot be part of a bucket's name; " +
            "use 3 to 63 lower-case letters, digits and single hyphens between them."
        },
        {
            Ireland, "name: gpu-t4", "name: gpu-t4-for-notebooks-of-data-scientists", "name: gpu-t4-for",
            "landing-zone:cluster.nodePools[2]: Pool 'gpu-t4-for-notebooks-of-data-scientists': " +
            "the name must be up to 30 lower-case letters, digits and hyphens, beginning with a letter."
        },
        {
            Ireland, "stack: staging-eu-west-1", "stack: staging-eu-west-2", "staging-eu-west-2",
            "landing-zone:link.stack: there is no stack 'staging-eu-west-2'; the nearest is 'staging-eu-west-1'."
        },
    };

    [Theory]
    [MemberData(nameof(OneChange))]
    public async Task One_mistake_is_told_with_its_place_and_remedy(string stack, string old, string replacement, string at, string problem)
    {
        using var estate = new TestEstate().Change(stack, old, replacement);

        var run = await CliRun.Of(estate.Path);

        Assert.Equal([$"{estate.PlaceOf(stack, at)}: {problem}", "1 problem in the settings; nothing was run."], run.ErrorLines);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Yaml_that_cannot_be_read_is_told_with_line_and_column()
    {
        using var estate = new TestEstate().Change(Staging, "availabilityZones: [eu-west-1a", "availabilityZones: eu-west-1a: [");

        var run = await CliRun.Of(estate.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{TestEstate.NameOf(Staging)}:13:", run.Error, StringComparison.Ordinal);
        Assert.Contains(": the file is not YAML: ", run.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_blocks_that_overlap_across_stacks_are_told_with_both_stacks()
    {
        using var estate = new TestEstate().Change(Frankfurt, "block: 10.48.0.0/16", "block: 10.40.128.0/17");

        var run = await CliRun.Of(estate.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"{estate.PlaceOf(Ireland, "10.40.0.0/16")}: landing-zone:network.block: " +
            "The address block 10.40.0.0/16 of rnd-eu-west-1 overlaps 10.40.128.0/17 of rnd-eu-central-1; " +
            "give rnd-eu-west-1 a block that nothing else uses.",
            Assert.Single(run.ErrorLines[..^1]));
    }

    [Fact]
    public async Task Two_stacks_that_reference_each_other_are_told_as_a_circle()
    {
        using var estate = new TestEstate()
            .Change(Ireland, "stack: staging-eu-west-1", "stack: rnd-eu-central-1")
            .Change(Frankfurt, "stack: staging-eu-west-1", "stack: rnd-eu-west-1");

        var run = await CliRun.Of(estate.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            $"{estate.PlaceOf(Frankfurt, "rnd-eu-west-1")}: landing-zone:link.stack: the stacks refer to each other: " +
            "rnd-eu-central-1 -> rnd-eu-west-1 -> rnd-eu-central-1; " +
            "take one of the links out, so that there is an order to deploy them in.",
            run.ErrorLines);
    }

    [Fact]
    public async Task A_reference_to_a_stack_whose_file_is_gone_is_told_where_it_is_made()
    {
        using var estate = new TestEstate().Remove(Staging).Remove(Frankfurt);

        var run = await CliRun.Of(estate.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            $"{estate.PlaceOf(Ireland, "staging-eu-west-1")}: landing-zone:link.stack: there is no stack 'staging-eu-west-1'; " +
            "name one that has a settings file in the same folder.",
            Assert.Single(run.ErrorLines[..^1]));
    }

    [Fact]
    public async Task Several_mistakes_in_several_files_are_all_told_in_one_run()
    {
        using var estate = new TestEstate()
            .Change(Staging, "port: 5432", "port: 70000")
            .Change(Staging, "content: curated", "content: Curated_Data")
            .Change(Ireland, "g5.4xlarge", "g5.5xlarge")
            .Change(Frankfurt, "region: eu-central-1", "region: eu-centrl-1");

        var run = await CliRun.Of(estate.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            [
                estate.PlaceOf(Frankfurt, "eu-centrl-1"),
                estate.PlaceOf(Ireland, "g5.5xlarge"),
                estate.PlaceOf(Staging, "70000"),
                estate.PlaceOf(Staging, "Curated_Data"),
            ],
            run.ErrorLines[..^1].Select(line => string.Join(':', line.Split(':')[..3])));
        Assert.Equal("4 problems in the settings; nothing was run.", run.ErrorLines[^1]);
    }

    [Fact]
    public async Task A_mistake_in_a_stack_that_was_not_asked_for_stops_the_run_too()
    {
        using var estate = new TestEstate().Change(Frankfurt, "region: eu-central-1", "region: eu-centrl-1");

        var run = await CliRun.Of(CliRun.Around(estate.Path).Declaring(_ => Assert.Fail("A stack was run.")), ["preview", Staging]);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public async Task A_settings_folder_that_is_not_there_is_told_by_its_path()
    {
        using var estate = new TestEstate();

        var run = await CliRun.Of(estate.Path, "--config", "elsewhere");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("elsewhere: the folder cannot be read; name the folder that has the files Pulumi.<stack>.yaml.", run.ErrorLines[0]);
    }

    [Fact]
    public async Task A_settings_folder_without_settings_is_told_by_its_path()
    {
        using var estate = new TestEstate();
        Directory.CreateDirectory(Path.Combine(estate.Path, "empty"));

        var run = await CliRun.Of(estate.Path, "--config", "empty");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("empty: the folder has no settings files; name the folder that has the files Pulumi.<stack>.yaml.", run.ErrorLines[0]);
    }
}
