using System.Text.Json;
using LandingZone.Engine.Monitor;
using Pulumi.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Tests;

public sealed class ConfigTests
{
    private static readonly Dictionary<string, ConfigValue> Settings = new()
    {
        ["proj:text"] = new ConfigValue("hello"),
        ["proj:yes"] = new ConfigValue("true"),
        ["proj:no"] = new ConfigValue("false"),
        ["proj:number"] = new ConfigValue("42"),
        ["proj:ratio"] = new ConfigValue("0.5"),
        ["proj:object"] = new ConfigValue("""{"Name":"a","Count":2}"""),
        ["proj:lower"] = new ConfigValue("""{"name":"b","count":3}"""),
        ["proj:password"] = new ConfigValue("hunter2", IsSecret: true),
        ["proj:sealed"] = ConfigValue.Sealed,
        ["aws:region"] = new ConfigValue("eu-west-1"),
    };

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public Task Settings_of_every_kind_are_read() => WithConfigAsync(config =>
    {
        Assert.Equal("hello", config.Get("text"));
        Assert.Equal("hello", config.Require("text"));
        Assert.True(config.GetBoolean("yes"));
        Assert.False(config.RequireBoolean("no"));
        Assert.Equal(42, config.GetInt32("number"));
        Assert.Equal(42, config.RequireInt32("number"));
        Assert.Equal(0.5, config.GetDouble("ratio"));
        Assert.Equal(42.0, config.RequireDouble("number"));
        Assert.Equal(new Item("a", 2), config.GetObject<Item>("object"));
        Assert.Equal(new Item("b", 3), config.RequireObject<Item>("lower", Web));
        Assert.Equal("eu-west-1", new Config("aws").Require("region"));
        Assert.Equal("hello", new Config("proj:config").Require("text"));
        Assert.Equal("hunter2", config.Require("password"));
        return Task.CompletedTask;
    });

    [Fact]
    public Task What_is_not_there_is_null() => WithConfigAsync(config =>
    {
        Assert.Null(config.Get("none"));
        Assert.Null(config.GetBoolean("none"));
        Assert.Null(config.GetInt32("none"));
        Assert.Null(config.GetDouble("none"));
        Assert.Null(config.GetObject<Item>("none"));
        Assert.Null(config.GetObject<Item>("none", Web));
        Assert.Null(config.GetSecret("none"));
        Assert.Null(config.GetSecretBoolean("none"));
        Assert.Null(config.GetSecretInt32("none"));
        Assert.Null(config.GetSecretDouble("none"));
        Assert.Null(config.GetSecretObject<Item>("none"));
        Assert.Null(config.GetSecretObject<Item>("none", Web));
        return Task.CompletedTask;
    });

    [Fact]
    public Task The_secret_forms_give_secret_outputs() => WithConfigAsync(async config =>
    {
        await AssertSecret("hunter2", config.GetSecret("password"));
        await AssertSecret("hello", config.RequireSecret("text"));
        await AssertSecret(true, config.GetSecretBoolean("yes"));
        await AssertSecret(false, config.RequireSecretBoolean("no"));
        await AssertSecret(42, config.GetSecretInt32("number"));
        await AssertSecret(42, config.RequireSecretInt32("number"));
        await AssertSecret(0.5, config.GetSecretDouble("ratio"));
        await AssertSecret(0.5, config.RequireSecretDouble("ratio"));
        await AssertSecret(new Item("a", 2), config.GetSecretObject<Item>("object"));
        await AssertSecret(new Item("b", 3), config.GetSecretObject<Item>("lower", Web));
        await AssertSecret(new Item("a", 2), config.RequireSecretObject<Item>("object"));
        await AssertSecret(new Item("b", 3), config.RequireSecretObject<Item>("lower", Web));
    });

    [Fact]
    public Task A_missing_required_setting_says_how_to_set_it() => WithConfigAsync(config =>
    {
        const string expected =
            "Missing Required configuration variable 'proj:none'\n"
            + "\tplease set a value using the command `pulumi config set proj:none <value>`";
        Action[] reads =
        [
            () => config.Require("none"), () => config.RequireBoolean("none"), () => config.RequireInt32("none"),
            () => config.RequireDouble("none"), () => config.RequireObject<Item>("none"), () => config.RequireObject<Item>("none", Web),
            () => config.RequireSecret("none"), () => config.RequireSecretBoolean("none"), () => config.RequireSecretInt32("none"),
            () => config.RequireSecretDouble("none"), () => config.RequireSecretObject<Item>("none"),
            () => config.RequireSecretObject<Item>("none", Web),
        ];

        foreach (var read in reads)
        {
            Assert.Equal(expected, Assert.ThrowsAny<RunException>(read).Message);
        }

        return Task.CompletedTask;
    });

    [Fact]
    public Task A_setting_of_the_wrong_type_is_named_with_its_value() => WithConfigAsync(config =>
    {
        AssertMessage("Configuration 'proj:text' value 'hello' is not a valid Boolean", () => config.GetBoolean("text"));
        AssertMessage("Configuration 'proj:text' value 'hello' is not a valid Boolean", () => config.RequireSecretBoolean("text"));
        AssertMessage("Configuration 'proj:ratio' value '0.5' is not a valid Int32", () => config.RequireInt32("ratio"));
        AssertMessage("Configuration 'proj:text' value 'hello' is not a valid Double", () => config.GetSecretDouble("text"));
        AssertMessage(
            "Configuration 'proj:text' value 'hello' is not a valid Pulumi.Tests.ConfigTests+Item",
            () => config.RequireObject<Item>("text"));
        return Task.CompletedTask;
    });

    [Fact]
    public Task An_encrypted_setting_that_cannot_be_read_is_an_unknown_secret() => WithConfigAsync(async config =>
    {
        await AssertUnknownSecret(config.GetSecret("sealed"));
        await AssertUnknownSecret(config.RequireSecret("sealed"));
        await AssertUnknownSecret(config.GetSecretBoolean("sealed"));
        await AssertUnknownSecret(config.RequireSecretInt32("sealed"));
        await AssertUnknownSecret(config.GetSecretDouble("sealed"));
        await AssertUnknownSecret(config.RequireSecretObject<Item>("sealed"));
        await AssertUnknownSecret(config.RequireSecret("sealed").Apply(string (_) => throw new InvalidOperationException("must not run")));
    });

    [Fact]
    public Task An_encrypted_setting_read_in_clear_is_an_error_with_the_remedy() => WithConfigAsync(config =>
    {
        AssertMessage(
            "Configuration 'proj:sealed' is encrypted and cannot be read offline; read it with `RequireSecret`, which gives a secret "
            + "that stays unknown offline, or run the program with `pulumi preview`",
            () => config.Require("sealed"));
        Assert.Contains("`GetSecret`", Assert.ThrowsAny<RunException>(() => config.Get("sealed")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "`GetSecretBoolean`", Assert.ThrowsAny<RunException>(() => config.GetBoolean("sealed")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "`RequireSecretInt32`", Assert.ThrowsAny<RunException>(() => config.RequireInt32("sealed")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "`GetSecretObject`", Assert.ThrowsAny<RunException>(() => config.GetObject<Item>("sealed")).Message, StringComparison.Ordinal);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task A_secret_setting_stays_secret_into_the_inputs_of_a_resource()
    {
        var monitor = Monitor();

        await monitor.SucceedAsync(() => _ = new Network("net", new NetworkArgs
        {
            Cidr = new Config().RequireSecret("password"),
            Tags = { ["sealed"] = new Config().RequireSecret("sealed") },
        }));

        Assert.Equal("{cidr: secret('hunter2'), tags: {sealed: secret(unknown)}}", Values.Show(monitor["net"].Inputs));
    }

    [Fact]
    public void Settings_need_a_running_deployment()
    {
        Assert.Throws<InvalidOperationException>(() => new Config());
    }

    private static RecordingMonitor Monitor() => new()
    {
        Settings = new RunSettings { Project = "proj", Stack = "dev", IsDryRun = true, Config = Settings },
    };

    private static Task WithConfigAsync(Func<Config, Task> test) => Monitor().SucceedAsync(() => test(new Config()));

    private static void AssertMessage(string expected, Action read) => Assert.Equal(expected, Assert.ThrowsAny<RunException>(read).Message);

    private static async Task AssertSecret<T>(T expected, Output<T>? output)
    {
        Assert.True(await Output.IsSecretAsync(output!));
        Assert.Equal(expected, await OutputUtilities.GetValueAsync(output!));
    }

    private static async Task AssertUnknownSecret<T>(Output<T>? output)
    {
        Assert.True(await Output.IsSecretAsync(output!));
        Assert.False(await OutputUtilities.GetIsKnownAsync(output!));
    }

    internal sealed record Item(string Name, int Count);
}
