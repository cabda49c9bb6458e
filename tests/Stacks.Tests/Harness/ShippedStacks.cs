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
    public static async Task<IReadOnlyDictionary<string, StackResult>> RunAsync(RunMode mode, Clock clock, string? chartsPassword = null)
    {
        var stacks = new ShippedStacks();
        foreach (var stack in Estate.Load(Repository.Config, Clock.Reviewed).InDependencyOrder().SelectMany(level => level))
        {
            stacks._results.Add(stack.Name, await EmbeddedEngine.RunAsync(
                new StackRun
                {
                    Settings = new RunSettings
                    {
                        Project = "landing-zone",
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
