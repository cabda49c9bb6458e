using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>Runs the shipped stacks, those that others read first.</summary>
internal sealed class ShippedStacks : IStackOutputs
{
    private readonly Dictionary<string, StackResult> _results = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Stacks => _results.Keys;

    public static Task<IReadOnlyDictionary<string, StackResult>> RunAsync(RunMode mode) => RunAsync(mode, Clock.Reviewed);

    /// <summary>Runs them on a day, and with a password in the place of the encrypted one.</summary>
    public static Task<IReadOnlyDictionary<string, StackResult>> RunAsync(RunMode mode, Clock clock, string? chartsPassword = null) =>
        RunAsync(Repository.Config, mode, clock, chartsPassword);

    /// <summary>Simulates a stack, and those it reads from, after changes of its settings.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="changes">Texts of its settings, each of which must be there, and what stands in the place of the first of them.</param>
    public static async Task<StackResult> SimulateAsync(string stack, params (string From, string To)[] changes)
    {
        var folder = Directory.CreateTempSubdirectory("landing-zone-");
        try
        {
            foreach (var file in Directory.GetFiles(Repository.Config, "Pulumi.*.yaml"))
            {
                var text = File.ReadAllText(file);
                foreach (var (from, to) in Path.GetFileName(file) == $"Pulumi.{stack}.yaml" ? changes : [])
                {
                    var at = text.IndexOf(from, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"The settings of {stack} do not hold '{from}'.");
                    text = string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
                }

                File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(file)), text);
            }

            var result = (await RunAsync(folder.FullName, RunMode.Simulate, Clock.Reviewed, chartsPassword: null, stack))[stack];
            Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
            return result;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<string, StackResult>> RunAsync(
        string folder, RunMode mode, Clock clock, string? chartsPassword, string? only = null)
    {
        var stacks = new ShippedStacks();
        var estate = Estate.Load(folder, Clock.Reviewed);
        Assert.Equal("", string.Join('\n', estate.Problems));
        var needed = estate.Stacks.Where(stack => stack.Name == only).SelectMany(stack => stack.References).Append(only).ToHashSet();
        foreach (var stack in estate.InDependencyOrder().SelectMany(level => level).Where(stack => only is null || needed.Contains(stack.Name)))
        {
            stacks._results.Add(stack.Name, await EmbeddedEngine.RunAsync(
                new StackRun
                {
                    Settings = new RunSettings
                    {
                        Project = "landing-zone",
                        ProgramDirectory = Repository.Program,
                        Stack = stack.Name,
                        Config = stack.Config.ToDictionary(
                            setting => setting.Key, setting => ValueOf(setting.Value, chartsPassword)),
                    },
                    Mode = mode,
                    Outputs = stacks,
                },
                () => LandingZoneProgram.RunAsync(clock)));
        }

        return stacks._results;
    }

    private static ConfigValue ValueOf(SettingText setting, string? encrypted) => new(setting.Text ?? encrypted, setting.IsSecret);

    public PropertyValue.Map? Find(string organization, string project, string stack) => _results.GetValueOrDefault(stack)?.Outputs;
}
