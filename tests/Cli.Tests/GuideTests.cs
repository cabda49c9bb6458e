using System.CommandLine;
using System.Text.Json;
using LandingZone.Cli.Commands;
using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

/// <summary>Holds docs/cli.md to what the commands do.</summary>
public sealed class GuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "guide", "cli.md"));

    [Fact]
    public void The_guide_tells_every_command_and_every_option()
    {
        var root = CommandTree.Of(CliRun.Around("/"));

        var preview = root.Subcommands.Single(command => command.Name == "preview");

        Assert.All(root.Subcommands, command => Assert.Contains($"\n## {command.Name}\n", Guide, StringComparison.Ordinal));
        var check = root.Subcommands.Single(command => command.Name == "check");
        Assert.All(preview.Options.Concat(check.Options), option => Assert.Contains($"\n| `{Shown(option)}` | ", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public void The_guide_tells_every_exit_code()
    {
        Assert.All((int[])[ExitCode.Fine, ExitCode.Findings, ExitCode.WrongUsage, ExitCode.ProgramFailed, ExitCode.Cancelled], code =>
            Assert.Contains($"\n| {code} | ", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_in_the_guide_has_the_fields_of_a_real_one()
    {
        using var estate = new TestEstate();
        var run = await CliRun.Of(estate.Path, "preview", TestEstate.Staging, "--json");

        var start = Guide.IndexOf("```json\n", StringComparison.Ordinal) + "```json\n".Length;
        using var told = JsonDocument.Parse(Guide[start..Guide.IndexOf("```", start, StringComparison.Ordinal)]);
        using var real = JsonDocument.Parse(run.Out);

        Assert.Equal(Names(real.RootElement), Names(told.RootElement));
        Assert.Equal(Names(real.RootElement.GetProperty("totals")), Names(told.RootElement.GetProperty("totals")));
        var (realStack, toldStack) = (real.RootElement.GetProperty("stacks")[0], told.RootElement.GetProperty("stacks")[0]);
        Assert.Equal(Names(realStack), Names(toldStack));
        Assert.Equal(Names(realStack.GetProperty("components")[0]), Names(toldStack.GetProperty("components")[0]));
    }

    private static string Shown(Option option) => option.HelpName is null ? option.Name : $"{option.Name} <{option.HelpName}>";

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
