using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;
using LandingZone.Stacks.Tests.Harness;
using Pulumi;

namespace LandingZone.Stacks.Tests.Settings;

public sealed class ConfigReaderTests
{
    [Theory]
    [InlineData("staging-eu-west-1")]
    [InlineData("rnd-eu-west-1")]
    [InlineData("rnd-eu-central-1")]
    public async Task The_engines_settings_are_read_as_the_files_are(string name)
    {
        var stack = Estate.Load(Repository.Config, Clock.Reviewed).Stacks.Single(stack => stack.Name == name);
        ZoneSettings? read = null;

        var result = await RunAsync(name, stack.Config, () =>
        {
            read = ConfigReader.Read(Clock.Reviewed);
            return Task.CompletedTask;
        });

        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.Contains("Network.Block=10.", SettingsText.Of(read), StringComparison.Ordinal);
        Assert.Equal(SettingsText.Of(stack.Settings), SettingsText.Of(read));
    }

    [Fact]
    public async Task The_program_tells_every_mistake_at_once()
    {
        using var sample = new SampleEstate();
        var stack = sample.Load(("rnd-eu-west-1", SampleEstate.Changed(
            SampleEstate.Rnd,
            ("landing-zone:owner: ml@bank.example", "landing-zone:owner: \"\""),
            ("g5.xlarge", "m7i.xlarge"),
            ("    serviceBlock: 172.20.0.0/16\n", ""),
            ("landing-zone:costCentre: CC-2", "landing-zone:costCentre:\n    secure: v1:abc")))).Stacks[0];

        var result = await RunAsync("rnd-eu-west-1", stack.Config, () => LandingZoneProgramTask());

        Assert.False(result.Succeeded);
        Assert.Contains(
            string.Join(
                '\n',
                "The settings of the stack have problems:",
                "landing-zone:owner: the setting is missing; add it: Who answers for the zone: a mail address or a team.",
                "landing-zone:costCentre: the value is encrypted, but it shapes the plan, which has to be known without the key; "
                + "write it in plain text: `pulumi config set --plaintext`.",
                "landing-zone:cluster.serviceBlock: the setting is missing; "
                + "add it: The addresses of Kubernetes services, apart from the zone's: '172.20.0.0/16'.",
                "landing-zone:cluster.nodePools[1]: Pool 'gpu': m7i.xlarge is not a GPU type; "
                + "name types with NVIDIA GPUs, for example g6.xlarge or p5.48xlarge."),
            string.Join('\n', result.Diagnostics),
            StringComparison.Ordinal);

        static Task LandingZoneProgramTask()
        {
            _ = ConfigReader.Read(Clock.Reviewed);
            return Task.CompletedTask;
        }
    }

    private static Task<StackResult> RunAsync(string stack, IReadOnlyDictionary<string, SettingText> config, Func<Task> program) =>
        EmbeddedEngine.RunAsync(
            new StackRun
            {
                Settings = new RunSettings
                {
                    Project = "landing-zone",
                    Stack = stack,
                    Config = config.ToDictionary(
                        setting => setting.Key, setting => new ConfigValue(setting.Value.Text, setting.Value.IsSecret)),
                },
            },
            () => Deployment.RunAsync(program));
}
