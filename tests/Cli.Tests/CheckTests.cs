using System.Text.Json.Nodes;
using System.Xml.Linq;
using LandingZone.Cli.Tests.Support;
using LandingZone.Tests.Tools;

namespace LandingZone.Cli.Tests;

public sealed class CheckTests
{
    private const string Message = "The subnet gives a public address to what is started in it (mapPublicIpOnLaunch is true).";

    [Fact]
    public async Task A_finding_is_told_with_resource_reason_repair_and_place_and_ends_with_1()
    {
        using var folder = new TemporaryFolder();
        var file = SmallState.WithSubnet().WriteTo(folder);

        var run = await CliRun.Of(folder.Path, "check", "--plan", file);

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var line = Array.FindIndex(await File.ReadAllLinesAsync(Path.Combine(folder.Path, file)), text => text.Contains(SmallState.SubnetUrn)) + 1;
        Assert.Equal(
            [
                "medium    NET-03  Subnets give no public addresses",
                "   small/open  aws:ec2/subnet:Subnet",
                $"      {Message}",
                $"      {Path.Combine(folder.Path, file)}:{line}",
                "   why     A machine with a public address can be reached from the internet as soon as one security group is wrong.",
                "   repair  Leave mapPublicIpOnLaunch out, or set it to false.",
                "",
            ],
            run.OutLines[..7]);
        Assert.StartsWith("1 medium, 0 waived: ", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("low", 1)]
    [InlineData("medium", 1)]
    [InlineData("high", 0)]
    public async Task Lesser_findings_than_fail_on_are_told_and_do_not_fail(string severity, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--fail-on", severity);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(Message, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_ends_with_0()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet(givesPublicAddress: false).WriteTo(folder));
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("no findings, 0 waived: ", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_waived_finding_is_listed_with_its_reason_and_does_not_fail()
    {
        using var folder = new TemporaryFolder();
        var policies = PoliciesIn(folder, "2099-12-31");

        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--policies", policies);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "waived    NET-03  small/open (1 finding) until 2099-12-31, network@bank.example: The bastion of the old estate, gone by the end of the year.",
            run.OutLines[0]);
        Assert.StartsWith("no findings, 1 waived: ", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_waiver_is_a_finding_and_waives_nothing()
    {
        using var folder = new TemporaryFolder();
        var policies = PoliciesIn(folder, "2020-01-31");

        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--policies", policies, "--format", "json");

        Assert.Equal(1, run.ExitCode);
        var findings = JsonNode.Parse(run.Out)!["findings"]!.AsArray();
        Assert.Equal(["NET-03", "WAIVER-EXPIRED"], findings.Select(finding => finding!["id"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(
            "The waiver of NET-03 for 'small/open' counted until 2020-01-31.", findings.Select(finding => finding!["message"]!.ToString()));
    }

    [Fact]
    public async Task Every_fault_of_the_waivers_is_told_and_nothing_is_checked()
    {
        using var folder = new TemporaryFolder();
        var policies = Directory.CreateDirectory(Path.Combine(folder.Path, "rules")).FullName;
        await File.WriteAllTextAsync(Path.Combine(policies, "waivers.yaml"), "- { rule: NET-999, resource: a/b, owner: me, expires: tomorrow }\n");

        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--policies", policies);

        var file = Path.Combine("rules", "waivers.yaml");
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            [
                $"{file}:1: reason: it is missing; give why this is accepted.",
                $"{file}:1: rule: 'NET-999' is no rule and no proof; 'landing-zone rules' shows what there is.",
                $"{file}:1: expires: 'tomorrow' is no date; write it as year-month-day, such as 2027-03-31.",
                "Nothing was checked.",
            ],
            run.ErrorLines);
    }

    [Fact]
    public async Task A_disabled_rule_finds_nothing()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "rules.json"), """{ "all": "mandatory", "NET-03": "disabled" }""");
        var run = await CliRun.Of(
            folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--policy-pack-config", "rules.json");
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Every_fault_of_the_rules_configuration_is_told_and_nothing_is_checked()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "rules.json"),
            """{ "NET-03": { "enforcementLevel": "strict", "ports": ["22"] }, "NET-06": { "tcpPorts": 22 }, "NET-999": "advisory" }""");
        var run = await CliRun.Of(
            folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--policy-pack-config", "rules.json");
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            [
                "rules.json: NET-03: the level is 'strict', and must be one of advisory, mandatory, remediate, disabled.",
                "rules.json: NET-03: there is no option 'ports'; it has none.",
                "rules.json: NET-06: tcpPorts is 22, and must be a list of texts.",
                "rules.json: NET-999: there is no such rule; 'landing-zone rules' shows what there is.",
                "Nothing was checked.",
            ],
            run.ErrorLines);
    }

    [Fact]
    public async Task Faults_of_the_statements_to_prove_are_told_and_nothing_is_checked()
    {
        using var folder = new TemporaryFolder();
        var policies = Directory.CreateDirectory(Path.Combine(folder.Path, "rules")).FullName;
        await File.WriteAllTextAsync(Path.Combine(policies, "proofs.yaml"), "- id: Not Kebab\n");
        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--policies", policies);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{Path.Combine("rules", "proofs.yaml")}:1: ", run.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal("Nothing was checked.", run.ErrorLines[^1]);
    }

    [Fact]
    public async Task Every_fault_of_the_given_files_is_told_and_nothing_is_checked()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "cut.json"), "{\"version\": 3, \"deployment\": {");
        SmallState.WithSubnet(version: 1).WriteTo(folder, "old.json");
        SmallState.WithSubnet(parent: "urn:pulumi:small::landing-zone::a:b:C::gone").WriteTo(folder, "orphan.json");

        var run = await CliRun.Of(folder.Path, "check", "--plan", "cut.json", "--plan", "old.json", "--plan", "orphan.json");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Equal(
            [
                "cut.json: line 1: the file is no JSON from its beginning to its end; export the stack again (pulumi stack export --file ...).",
                "old.json: version: it is 1, and only 3 and 4 are known; export the stack with a current Pulumi.",
                $"orphan.json: {SmallState.SubnetUrn}: its parent urn:pulumi:small::landing-zone::a:b:C::gone is not in the file; export the whole stack.",
                "Nothing was checked.",
            ],
            run.ErrorLines);
    }

    [Theory]
    [InlineData("check --plan nowhere.json", "nowhere.json' cannot be read:")]
    [InlineData("check --plan a.json rnd-eu-west-1", "--plan: give either files or the names of stacks.")]
    [InlineData("check --policies nowhere --plan a.json", "--policies: there is no folder '")]
    public async Task Wrong_usage_ends_with_2(string line, string message)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(folder.Path, line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sarif_is_valid_and_every_result_has_a_location()
    {
        using var folder = new TemporaryFolder();
        var state = SmallState.WithSubnet().WriteTo(folder);
        await CliRun.Of(folder.Path, "check", "--plan", state, "--format", "sarif", "--out", "found.sarif");
        await CliRun.Of(
            folder.Path, "check", "--plan", state, "--policies", PoliciesIn(folder, "2099-12-31"), "--format", "sarif", "--out", "waived.sarif");

        foreach (var file in (string[])["found.sarif", "waived.sarif"])
        {
            var path = Path.Combine(folder.Path, file);
            var results = JsonNode.Parse(await File.ReadAllTextAsync(path))!["runs"]![0]!["results"]!.AsArray();
            Assert.Single(results);
            Assert.All(results, result => Assert.NotNull(result!["locations"]![0]!["physicalLocation"]!["region"]!["startLine"]));
            if (OfficialTools.Missing is null)
            {
                var (exitCode, output, errors) = OfficialTools.Run("validate-sarif.mjs", path);
                Assert.True(exitCode == 0, output + errors);
            }
        }
    }

    [Fact]
    public async Task Junit_has_a_case_for_each_rule_and_a_failure_for_each_that_finds_something()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--format", "junit");

        var suite = XDocument.Parse(run.Out).Root!.Elements("testsuite").Single(found => found.Attribute("name")!.Value == "small");
        Assert.Equal(suite.Attribute("tests")!.Value, suite.Elements("testcase").Count().ToString(System.Globalization.CultureInfo.InvariantCulture));
        var failed = Assert.Single(suite.Elements("testcase"), found => found.Element("failure") is not null);
        Assert.Equal("small.NET-03", failed.Attribute("classname")!.Value);
        Assert.Equal($"1 found: open: {Message}", failed.Element("failure")!.Attribute("message")!.Value);
    }

    [Fact]
    public async Task Markdown_has_a_row_for_each_finding()
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of(folder.Path, "check", "--plan", SmallState.WithSubnet().WriteTo(folder), "--format", "markdown");
        Assert.Contains(run.OutLines, line => line.StartsWith("| medium | NET-03 Subnets give no public addresses | `small/open` | ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finding_in_the_estate_is_placed_in_the_settings_and_in_the_component()
    {
        var places = new Checks.PlacesInProject(
            new Projects.ProjectFile(Repository.Root, "landing-zone", Path.Combine(Repository.Root, "stacks", "config"), Repository.Root),
            Path.Combine(Repository.Root, "stacks", "config"));
        var stack = new Policies.Resources.StackResources("staging-eu-west-1",
        [
            Resource("landingzone:storage:SecureBucket", "curated", null),
            Resource("aws:s3/bucket:Bucket", "curated", "curated"),
        ]);

        var found = places.Of(stack, stack.OfType("aws:s3/bucket:Bucket").Single());

        Assert.Equal(["stacks/config/Pulumi.staging-eu-west-1.yaml", "infra/Storage/SecureBucket.cs"], found.Select(place => place.File));
        Assert.Contains("curated", (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, found[0].File)))[found[0].Line - 1], StringComparison.Ordinal);
        Assert.Contains(
            "class SecureBucket", (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, found[1].File)))[found[1].Line - 1], StringComparison.Ordinal);

        static Policies.Resources.Resource Resource(string type, string name, string? parent) => new()
        {
            Urn = $"urn:pulumi:staging-eu-west-1::landing-zone::{type}::{name}",
            Type = type,
            Name = name,
            Parent = parent is null ? null : $"urn:pulumi:staging-eu-west-1::landing-zone::landingzone:storage:SecureBucket::{parent}",
        };
    }

    [Fact]
    public async Task The_shipped_estate_has_no_finding_that_is_not_waived()
    {
        var run = await CliRun.Of(Repository.Root, "check");
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.StartsWith("no findings, ", run.OutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reference_of_the_rules_is_current()
    {
        var run = await CliRun.Of(Repository.Root, "rules");
        Assert.True(
            run.Out == await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "policies.md")),
            "docs/policies.md is not current; refresh it with `dotnet run --project cli -- rules --out docs/policies.md`.");
    }

    [Fact]
    public async Task Rules_and_proofs_notice_nearly_every_broken_default()
    {
        var run = await CliRun.Of(Repository.Root, "mutate", "--least", "95");
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.DoesNotContain("not explained", run.Out, StringComparison.Ordinal);
        Assert.True(run.OutLines.Length > 60, run.Out);
    }

    private static string PoliciesIn(TemporaryFolder folder, string expires)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder.Path, "rules")).FullName;
        File.WriteAllText(
            Path.Combine(path, "waivers.yaml"),
            $"""
            - rule: NET-03
              resource: small/open
              reason: The bastion of the old estate, gone by the end of the year.
              owner: network@bank.example
              expires: {expires}
            """);
        return path;
    }
}
