using System.Text;
using System.Text.Json.Nodes;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;
using LandingZone.Stacks.Tests.Harness;
using NJsonSchema;

namespace LandingZone.Stacks.Tests.Settings;

public sealed class SchemaTests
{
    [Fact]
    public void The_committed_schema_is_what_the_records_say()
    {
        using var stream = new MemoryStream();
        SettingsSchema.Write(stream);

        Assert.Equal(
            Encoding.UTF8.GetString(stream.ToArray()),
            System.IO.File.ReadAllText(Path.Combine(Repository.Config, "settings.schema.json")));
    }

    [Fact]
    public void Every_shipped_file_names_the_schema() => Assert.All(
        Directory.GetFiles(Repository.Config, "*.yaml"),
        path => Assert.Equal("# yaml-language-server: $schema=settings.schema.json", System.IO.File.ReadLines(path).First()));

    [Fact]
    public async Task The_shipped_settings_meet_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Config, "settings.schema.json"));

        Assert.All(
            Estate.Load(Repository.Config, Clock.Reviewed).Stacks,
            stack => Assert.Empty(schema.Validate(File(stack.Config).ToJsonString())));
    }

    [Theory]
    [InlineData("landing-zone:zone", "stagin", "NotInEnumeration")]
    [InlineData("landing-zone:account", "12", "PatternMismatch")]
    [InlineData("landing-zone:colour", "blue", "NoAdditionalPropertiesAllowed")]
    public async Task An_editor_shows_mistakes(string key, string value, string kind)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Repository.Config, "settings.schema.json"));
        var config = new Dictionary<string, SettingText>(
            Estate.Load(Repository.Config, Clock.Reviewed).Stacks.Single(stack => stack.Name == "staging-eu-west-1").Config)
        {
            [key] = new SettingText(value, IsSecret: false),
        };

        Assert.Equal([kind], schema.Validate(File(config).ToJsonString()).Select(error => error.Kind.ToString()));
    }

    /// <summary>A settings file as JSON, of which YAML is another form.</summary>
    private static JsonObject File(IReadOnlyDictionary<string, SettingText> config) => new()
    {
        ["config"] = new JsonObject(config.Select(setting => KeyValuePair.Create(setting.Key, setting.Value.Text switch
        {
            null => new JsonObject { ["secure"] = "v1:abc" },
            ['{' or '[', ..] => JsonNode.Parse(setting.Value.Text),
            var text => (JsonNode?)text,
        }))),
    };
}
