using System.Text.RegularExpressions;
using LandingZone.Cli;

namespace LandingZone.Repository.Tests;

/// <summary>
/// Runs what the guides show. A block marked "console" begins with a command after "$ "; the lines below it stand in the command's output
/// in the same order, where "…" stands for lines that are left out. Seconds are not compared.
/// </summary>
public sealed partial class GuideExampleTests
{
    private const string Prompt = "$ dotnet run --project cli";

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var guide in (string[])["README.md", "docs/cli.md"])
            {
                foreach (Match block in ConsoleBlock().Matches(File.ReadAllText(Repository.Path(guide))))
                {
                    examples.Add(guide, block.Groups["content"].Value);
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task What_a_guide_shows_is_what_the_command_prints(string guide, string example)
    {
        var lines = example.TrimEnd().Split('\n');
        Assert.StartsWith(Prompt, lines[0], StringComparison.Ordinal);
        var arguments = lines[0][Prompt.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word == "--").ToArray();
        using var output = new StringWriter();
        var surroundings = new Surroundings { Out = output, Error = output, WorkingDirectory = Repository.Root };

        await CommandLine.RunAsync(arguments, surroundings, CancellationToken.None);

        var printed = Seconds().Replace(output.ToString(), "0.00 s").Split('\n').Select(line => line.TrimEnd()).ToList();
        var place = 0;
        foreach (var line in lines.Skip(1).Where(line => line.Trim() != "…").Select(line => Seconds().Replace(line, "0.00 s").TrimEnd()))
        {
            var found = printed.IndexOf(line, place);
            Assert.True(found >= 0, $"{guide} shows the line '{line}', which the command does not print after line {place}:\n{output}");
            place = found + 1;
        }
    }

    [Fact]
    public void The_readme_shows_a_preview() => Assert.Contains(Prompt, File.ReadAllText(Repository.Path("README.md")), StringComparison.Ordinal);

    [GeneratedRegex("```console\n(?<content>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"\d+\.\d\d s\b")]
    private static partial Regex Seconds();
}
