using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Estates;

public sealed class EstateTests
{
    private static readonly string Frankfurt = SampleEstate.Changed(
        SampleEstate.Rnd,
        ("landing-zone:region: eu-west-1", "landing-zone:region: eu-central-1"),
        (
            "10.40.0.0/16\n    availabilityZones: [eu-west-1a, eu-west-1b]",
            "10.41.0.0/16\n    availabilityZones: [eu-central-1a, eu-central-1b]"),
        ("number: 1", "number: 2"));

    [Fact]
    public void The_shipped_settings_have_no_problems() =>
        Assert.Equal("", string.Join('\n', Estate.Load(Repository.Config, Clock.Reviewed).Problems));

    [Fact]
    public void Stacks_come_after_those_they_refer_to() => Assert.Equal(
        [
            "production-eu-south-1, production-eu-west-1, staging-eu-south-1, staging-eu-west-1",
            "rnd-eu-central-1, rnd-eu-south-1, rnd-eu-west-1",
        ],
        Estate.Load(Repository.Config, Clock.Reviewed).InDependencyOrder()
            .Select(level => string.Join(", ", level.Select(stack => stack.Name))));

    [Fact]
    public void Settings_are_handed_over_as_the_engine_does_it()
    {
        using var sample = new SampleEstate();
        var config = sample.Load(("staging-eu-west-1", SampleEstate.Staging + """

              landing-zone:chartsPassword:
                secure: v1:abc
              landing-zone:config:colour: 007
              landing-zone:extra: { b: [1.50, 0x10, yes, ~, true, "true"], a: text }
              landing-zone:hidden: { a: { secure: v1:abc } }
            """)).Stacks[0].Config;

        Assert.Equal(new SettingText("eu-west-1", false), config["landing-zone:region"]);
        Assert.Equal(new SettingText("111122223333", false), config["landing-zone:account"]);
        Assert.Equal(new SettingText(null, true), config["landing-zone:chartsPassword"]);
        Assert.Equal(new SettingText("007", false), config["landing-zone:colour"]);
        Assert.Equal(new SettingText("""{"a":"text","b":[1.5,16,"yes",null,true,"true"]}""", false), config["landing-zone:extra"]);
        Assert.Equal(new SettingText(null, true), config["landing-zone:hidden"]);
    }

    [Fact]
    public void Blocks_that_overlap_are_told_with_both_stacks() => Assert.Equal(
        [
            "Pulumi.rnd-eu-west-1.yaml:10:12: landing-zone:network.block: The address block 10.41.0.0/16 of rnd-eu-west-1 overlaps "
            + "10.41.0.0/16 of rnd-eu-central-1; give rnd-eu-west-1 a block that nothing else uses.",
        ],
        SampleEstate.ProblemsOf(
            ("staging-eu-west-1", SampleEstate.Staging),
            ("rnd-eu-central-1", Frankfurt),
            ("rnd-eu-west-1", SampleEstate.Changed(SampleEstate.Rnd, ("10.40.0.0/16", "10.41.0.0/16")))));

    [Fact]
    public void A_reference_to_a_stack_that_is_not_there() => Assert.Equal(
        [
            "Pulumi.rnd-eu-west-1.yaml:37:12: landing-zone:link.stack: there is no stack 'staging-eu-west-2'; "
            + "the nearest is 'staging-eu-west-1'.",
        ],
        SampleEstate.ProblemsAfter(("stack: staging-eu-west-1", "stack: staging-eu-west-2")));

    [Fact]
    public void Two_stacks_that_refer_to_each_other()
    {
        using var sample = new SampleEstate();
        var estate = sample.Load(
            ("rnd-eu-west-1", SampleEstate.Changed(SampleEstate.Rnd, ("stack: staging-eu-west-1", "stack: rnd-eu-central-1"))),
            ("rnd-eu-central-1", SampleEstate.Changed(Frankfurt, ("stack: staging-eu-west-1", "stack: rnd-eu-west-1"))));

        Assert.Equal(
            [
                "'rnd-eu-west-1' is not a staging zone; link to one: data goes from staging to rnd only.",
                "the stacks refer to each other: rnd-eu-central-1 -> rnd-eu-west-1 -> rnd-eu-central-1; "
                + "take one of the links out, so that there is an order to deploy them in.",
                "'rnd-eu-central-1' is not a staging zone; link to one: data goes from staging to rnd only.",
            ],
            estate.Problems.Select(problem => $"{problem.Rule}; {problem.Remedy}"));
        var refusal = Assert.Throws<InvalidOperationException>(estate.InDependencyOrder);
        Assert.Equal("The stacks rnd-eu-central-1, rnd-eu-west-1 refer to each other in a circle.", refusal.Message);
    }

    [Fact]
    public void A_stack_that_refers_to_itself() => Assert.Contains(
        "Pulumi.rnd-eu-west-1.yaml:37:12: landing-zone:link.stack: the stacks refer to each other: rnd-eu-west-1 -> rnd-eu-west-1; "
        + "take one of the links out, so that there is an order to deploy them in.",
        SampleEstate.ProblemsAfter(("stack: staging-eu-west-1", "stack: rnd-eu-west-1")));

    [Fact]
    public void A_link_that_contradicts_the_settings_of_its_source() => Assert.Equal(
        [
            "Pulumi.rnd-eu-west-1.yaml:39:14: landing-zone:link.account: '111122224444' is not what 'staging-eu-west-1' has; "
            + "write '111122223333', as in its own settings.",
            "Pulumi.rnd-eu-west-1.yaml:40:11: landing-zone:link.role: the role is not of the account 111122224444; "
            + "name a role of the staging zone's account.",
            "Pulumi.rnd-eu-west-1.yaml:41:12: landing-zone:link.block: '10.24.0.0/18' is not what 'staging-eu-west-1' has; "
            + "write '10.20.0.0/18', as in its own settings.",
            "Pulumi.rnd-eu-west-1.yaml:42:24: landing-zone:link.availabilityZones: 'eu-west-1a, eu-west-1c' is not what "
            + "'staging-eu-west-1' has; write 'eu-west-1a, eu-west-1b', as in its own settings.",
        ],
        SampleEstate.ProblemsAfter(
            ("account: \"111122223333\"", "account: \"111122224444\""),
            (
                "10.20.0.0/18\n    availabilityZones: [eu-west-1a, eu-west-1b]",
                "10.24.0.0/18\n    availabilityZones: [eu-west-1a, eu-west-1c]")));

    [Fact]
    public void Two_links_to_a_zone_with_one_number() => Assert.Equal(
        [
            "Pulumi.rnd-eu-west-1.yaml:47:13: landing-zone:link.number: the link of rnd-eu-central-1 to 'staging-eu-west-1' "
            + "has the number 2 too; give each link to a zone a number of its own.",
        ],
        SampleEstate.ProblemsOf(
            ("staging-eu-west-1", SampleEstate.Staging),
            ("rnd-eu-central-1", Frankfurt),
            ("rnd-eu-west-1", SampleEstate.Changed(SampleEstate.Rnd, ("number: 1", "number: 2")))));

    [Fact]
    public void Files_without_settings() => Assert.Equal(
        [
            "Pulumi.a.yaml: the file has no settings; write a map with the key 'config'.",
            "Pulumi.b.yaml:1:1: the file has no settings; write a map with the key 'config'.",
            "Pulumi.c.yaml:1:8: config: the stack has no settings; write them as a map under 'config'.",
        ],
        SampleEstate.ProblemsOf(("a", ""), ("b", "- x"), ("c", "config:")));

    [Fact]
    public void A_folder_that_is_not_there_or_has_no_settings()
    {
        var folder = Directory.CreateTempSubdirectory("empty-").FullName;
        var missing = Path.Combine(folder, "none");

        Assert.Equal(
            [
                $"{missing}: the folder cannot be read; name the folder that has the files Pulumi.<stack>.yaml.",
                $"{folder}: the folder has no settings files; name the folder that has the files Pulumi.<stack>.yaml.",
            ],
            new[] { missing, folder }.SelectMany(path => Estate.Load(path, Clock.Reviewed).Problems).Select(problem => problem.ToString()));
        Directory.Delete(folder);
    }

    [Fact]
    public void What_Pulumi_keeps_in_the_file_is_accepted() => Assert.Empty(SampleEstate.ProblemsOf(("staging-eu-west-1", """
        encryptionsalt: v1:abc
        secretsprovider: awskms://alias/pulumi?region=eu-west-1
        encryptedkey: AQIC
        """ + "\n" + SampleEstate.Staging + "\n  aws:region: eu-west-1\n  pulumi:tags: { team: ml }")));
}
