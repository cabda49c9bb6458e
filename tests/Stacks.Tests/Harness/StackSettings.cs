using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>The shipped settings as JSON, of which YAML is another form, to be changed key by key.</summary>
internal static partial class StackSettings
{
    private const string Namespace = "landing-zone:";

    private static readonly Estate Shipped = Estate.Load(Repository.Config, Clock.Reviewed);

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Plans = new(StringComparer.Ordinal);

    private static readonly Lazy<Task<IReadOnlyDictionary<string, StackResult>>> Results = new(() => ShippedStacks.RunAsync(RunMode.Simulate));

    /// <summary>The names of the stacks.</summary>
    public static IReadOnlyList<string> Stacks { get; } = [.. Shipped.Stacks.Select(stack => stack.Name)];

    /// <summary>A stack's settings without their namespace; an encrypted one is some encrypted text.</summary>
    public static JsonObject Of(string stack) => new(Shipped.Stacks.Single(one => one.Name == stack).Config
        .Where(setting => setting.Key.StartsWith(Namespace, StringComparison.Ordinal))
        .Select(setting => KeyValuePair.Create(setting.Key[Namespace.Length..], setting.Value.Text switch
        {
            null => new JsonObject { ["secure"] = "v1:h9voTw1z2H6Rcg2u:GxY00qgNdWsxRAPP894oAaTQIXBDK0nmqQXkZMdXzuI=" },
            ['{' or '[', ..] => JsonNode.Parse(setting.Value.Text),
            var text => (JsonNode?)text,
        })));

    /// <summary>A stack's settings with a value at a place.</summary>
    public static JsonObject With(string stack, string place, string value)
    {
        var settings = Of(stack);
        Set(settings, place, value);
        return settings;
    }

    /// <summary>Puts a value at a place, "cluster.ladders[0].diskGib"; what is not JSON is a text.</summary>
    public static void Set(JsonObject settings, string place, string value)
    {
        JsonNode at = settings;
        var steps = Step().Matches(place).Select(step => step.Value).ToArray();
        foreach (var (step, next) in steps.Zip(steps.Skip(1)))
        {
            at = At(at, step) ?? Put(at, step, next[0] == '[' ? new JsonArray() : new JsonObject());
        }

        Put(at, steps[^1], Value(value));
    }

    /// <summary>The simulated plan of a stack as it is shipped.</summary>
    public static Task<string> PlanAsync(string stack) =>
        Plans.GetOrAdd(stack, name => new Lazy<Task<string>>(() => PlanAsync(name, Of(name)))).Value;

    /// <summary>What is wrong in an estate in which a stack has these settings.</summary>
    public static IReadOnlyList<string> ProblemsOf(string stack, JsonObject settings) =>
        Load(stack, settings, estate => estate.Problems.Select(problem => problem.ToString()).ToArray());

    /// <summary>The simulated plan of a stack with these settings, in which there must be nothing wrong.</summary>
    public static async Task<string> PlanAsync(string stack, JsonObject settings)
    {
        var outputs = new KnownOutputs((await Results.Value).ToDictionary(result => result.Key, result => result.Value.Outputs));
        var config = Load(stack, settings, estate =>
        {
            Assert.True(estate.Problems.Count == 0, string.Join('\n', estate.Problems));
            return estate.Stacks.Single(one => one.Name == stack).Config;
        });
        var result = await EmbeddedEngine.RunAsync(
            new StackRun
            {
                Settings = new RunSettings
                {
                    Project = "landing-zone",
                    ProgramDirectory = Repository.Program,
                    Stack = stack,
                    Config = config.ToDictionary(setting => setting.Key, setting => new ConfigValue(setting.Value.Text, setting.Value.IsSecret)),
                },
                Mode = RunMode.Simulate,
                Outputs = outputs,
            },
            () => LandingZoneProgram.RunAsync(Clock.Reviewed));
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
        using var stream = new MemoryStream();
        result.Plan.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Loads the stack with those that it is linked to.</summary>
    private static T Load<T>(string stack, JsonObject settings, Func<Estate, T> use)
    {
        var folder = Directory.CreateTempSubdirectory("landing-zone-");
        try
        {
            foreach (var name in Shipped.Stacks.Single(one => one.Name == stack).References)
            {
                File.Copy(FileOf(Repository.Config, name), FileOf(folder.FullName, name));
            }

            var config = new JsonObject(settings.Select(setting => KeyValuePair.Create(Namespace + setting.Key, setting.Value?.DeepClone())));
            File.WriteAllText(FileOf(folder.FullName, stack), new JsonObject { ["config"] = config }.ToJsonString());
            return use(Estate.Load(folder.FullName, Clock.Reviewed));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string FileOf(string folder, string stack) => Path.Combine(folder, $"Pulumi.{stack}.yaml");

    private static JsonNode? At(JsonNode parent, string step) => step[0] == '['
        ? parent.AsArray().ElementAtOrDefault(int.Parse(step[1..^1], CultureInfo.InvariantCulture))
        : parent[step];

    private static JsonNode Put(JsonNode parent, string step, JsonNode? value)
    {
        if (step[0] != '[')
        {
            parent[step] = value;
            return value!;
        }

        var index = int.Parse(step[1..^1], CultureInfo.InvariantCulture);
        if (index == parent.AsArray().Count)
        {
            parent.AsArray().Add(value);
        }
        else
        {
            parent[index] = value;
        }

        return value!;
    }

    public static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"\[\d+\]|[^.\[\]]+")]
    private static partial Regex Step();

    private sealed class KnownOutputs(IReadOnlyDictionary<string, PropertyValue.Map> outputs) : IStackOutputs
    {
        public IReadOnlyCollection<string> Stacks => [.. outputs.Keys];

        public PropertyValue.Map? Find(string organization, string project, string stack) => outputs.GetValueOrDefault(stack);
    }
}
