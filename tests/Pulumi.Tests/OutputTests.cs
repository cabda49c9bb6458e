using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task An_unknown_value_runs_no_callback_in_a_preview()
    {
        var monitor = new RecordingMonitor();
        var called = new List<string>();

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net");
            var plain = network.Arn.Apply(arn => { called.Add("value"); return arn; });
            var nested = network.Arn.Apply(arn => { called.Add("output"); return Output.Create(arn); });
            var task = network.Arn.Apply(arn => { called.Add("task"); return Task.FromResult(arn); });
            var input = network.Arn.Apply(arn => { called.Add("input"); return (Input<string>)arn; });
            var action = network.Arn.Apply(_ => { called.Add("action"); return Task.CompletedTask; });

            Assert.False(await OutputUtilities.GetIsKnownAsync(plain));
            Assert.False(await OutputUtilities.GetIsKnownAsync(nested));
            Assert.False(await OutputUtilities.GetIsKnownAsync(task));
            Assert.False(await OutputUtilities.GetIsKnownAsync(input));
            Assert.False(await OutputUtilities.GetIsKnownAsync(action));
            Assert.Null(await OutputUtilities.GetValueAsync(plain));
        });

        Assert.Empty(called);
    }

    [Fact]
    public async Task A_known_value_runs_its_callback_at_once_in_a_preview_too()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var seen = "";
            _ = new Network("net").Cidr.Apply(cidr => seen = cidr);
            Assert.Equal("10.0.0.0/16", seen);
        });
    }

    [Fact]
    public async Task In_an_update_what_the_engine_does_not_give_is_the_default_and_runs_the_callback()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net");
            Assert.Equal("none", await OutputUtilities.GetValueAsync(network.Arn.Apply(arn => arn ?? "none")));
            Assert.True(await OutputUtilities.GetValueAsync(network.Zones.Apply(zones => zones.IsDefault)));
            Assert.Equal("net-id", await OutputUtilities.GetValueAsync(network.Id));
        });
    }

    [Fact]
    public async Task A_callback_may_give_a_task_an_output_or_an_input_and_the_result_is_flat()
    {
        var later = new TaskCompletionSource<string>();
        var word = Output.Create("a");

        var fromTask = word.Apply(_ => later.Task);
        var fromOutput = fromTask.Apply(text => Output.CreateSecret(text + "b"));
        var fromInput = fromOutput.Apply(text => (Input<string>)(text + "c"));
        later.SetResult("x");

        Assert.Equal("xbc", await OutputUtilities.GetValueAsync(fromInput));
        Assert.True(await Output.IsSecretAsync(fromInput));
        Assert.False(await Output.IsSecretAsync(fromTask));
    }

    [Fact]
    public async Task A_callback_that_gives_no_output_gives_the_default()
    {
        var result = Output.Create(1).Apply(Output<string>? (_) => null);

        Assert.Null(await OutputUtilities.GetValueAsync(result));
        Assert.True(await OutputUtilities.GetIsKnownAsync(result));
    }

    [Fact]
    public async Task Secrets_stay_secret_through_apply()
    {
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(1).Apply(n => n + 1)));
        Assert.True(await Output.IsSecretAsync(Output.Create(1).Apply(n => Output.CreateSecret(n))));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(1).Apply(n => Output.Create(n))));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Task.Run(() => 1)).Apply(n => n)));
        Assert.True(await Output.IsSecretAsync(Output.CreateSecret(Output.Create(1))));
        Assert.False(await Output.IsSecretAsync(Output.Create(1).Apply(n => n)));
    }

    [Fact]
    public async Task Secrets_stay_secret_through_format_all_and_tuple()
    {
        var secret = Output.CreateSecret("hunter2");

        Assert.True(await Output.IsSecretAsync(Output.Format($"{"user"}:{secret}")));
        Assert.Equal("user:hunter2", await OutputUtilities.GetValueAsync(Output.Format($"{"user"}:{secret}")));
        Assert.True(await Output.IsSecretAsync(Output.All(Output.Create("a"), secret)));
        Assert.True(await Output.IsSecretAsync(Output.All<string>("a", secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple(Output.Create(1), secret)));
        Assert.True(await Output.IsSecretAsync(Output.Tuple<int, string>(1, secret)));
        Assert.False(await Output.IsSecretAsync(Output.Format($"{Output.Create("a")}")));
    }

    [Fact]
    public async Task Unsecret_shows_a_copy_and_leaves_the_original_secret()
    {
        var secret = Output.CreateSecret("hunter2");
        var shown = Output.Unsecret(secret);

        Assert.False(await Output.IsSecretAsync(shown));
        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("hunter2", await OutputUtilities.GetValueAsync(shown));
    }

    [Fact]
    public async Task Secrets_and_unknowns_inside_a_value_mark_its_json_text()
    {
        var secret = Output.JsonSerialize(Output.Create(new { user = "me", password = Output.CreateSecret("hunter2") }));
        var unknown = Output.JsonSerialize(Output.Create(new { id = OutputUtilities.CreateUnknown("") }));
        var plain = Output.JsonSerialize(Output.Create(new { a = (Input<int>)1, b = Output.Create((string?)null) }));

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("""{"user":"me","password":"hunter2"}""", await OutputUtilities.GetValueAsync(secret));
        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown));
        Assert.False(await Output.IsSecretAsync(plain));
        Assert.Equal("""{"a":1,"b":null}""", await OutputUtilities.GetValueAsync(plain));
    }

    [Fact]
    public async Task Json_text_waits_for_the_outputs_inside_and_carries_their_dependencies()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net");
            var later = new TaskCompletionSource<int>();
            var text = Output.JsonSerialize(
                Output.Create(new Dictionary<string, object> { ["id"] = network.Id, ["n"] = Output.Create(later.Task) }));
            later.SetResult(5);

            Assert.Equal("""{"id":"net-id","n":5}""", await OutputUtilities.GetValueAsync(text));
            Assert.Equal([network], await OutputUtilities.GetDependenciesAsync(text));
        });
    }

    [Fact]
    public async Task Json_options_are_honoured()
    {
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

        var text = Output.JsonSerialize(Output.Create(new { FirstName = Output.Create("Ada") }), options);

        Assert.Equal("""{"firstName":"Ada"}""", await OutputUtilities.GetValueAsync(text));
    }

    [Fact]
    public async Task Json_text_is_read_back_with_its_secrecy()
    {
        var value = Output.JsonDeserialize<Dictionary<string, Output<int>>>(Output.CreateSecret("""{"a":1}"""));

        Assert.True(await Output.IsSecretAsync(value));
        Assert.Equal(1, await OutputUtilities.GetValueAsync((await OutputUtilities.GetValueAsync(value))["a"]));
    }

    [Fact]
    public async Task A_text_that_is_no_json_fails_the_run()
    {
        var monitor = new RecordingMonitor();
        var errors = await monitor.FailAsync(() => Output.JsonDeserialize<int>(Output.Create("no json")));

        Assert.Contains("JsonException", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_is_unknown_when_one_part_is_and_keeps_the_order()
    {
        var late = new TaskCompletionSource<int>();
        var all = Output.All(Output.Create(late.Task), Output.Create(2), Output.Create(3));
        late.SetResult(1);

        Assert.Equal("1 2 3", string.Join(' ', await OutputUtilities.GetValueAsync(all)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.All(Output.Create(1), OutputUtilities.CreateUnknown(2))));
    }

    [Fact]
    public async Task A_tuple_of_eight_waits_for_all_its_parts()
    {
        var late = new TaskCompletionSource<int>();
        var tuple = Output.Tuple(
            Output.Create(1), Output.Create("2"), Output.Create(3.0), Output.Create(late.Task),
            Output.Create(5), Output.Create(6), Output.Create(7), Output.CreateSecret(8));
        late.SetResult(4);

        Assert.Equal((1, "2", 3.0, 4, 5, 6, 7, 8), await OutputUtilities.GetValueAsync(tuple));
        Assert.True(await Output.IsSecretAsync(tuple));
    }

    [Fact]
    public async Task Format_takes_plain_values_inputs_and_outputs_and_their_formats()
    {
        Input<int> size = 5;
        var text = Output.Format($"{1}-{size:D3}-{Output.Create("x")}-{null}");

        Assert.Equal("1-005-x-", await OutputUtilities.GetValueAsync(text));
    }

    [Fact]
    public async Task Dependencies_are_carried_by_apply_all_and_format()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(async () =>
        {
            var first = new Network("first");
            var second = new Network("second");

            Assert.Equal([first], await OutputUtilities.GetDependenciesAsync(first.Id.Apply(id => id + "x")));
            Assert.Equal(2, (await OutputUtilities.GetDependenciesAsync(first.Id.Apply(_ => second.Id))).Count);
            Assert.Equal(2, (await OutputUtilities.GetDependenciesAsync(Output.All(first.Id, second.Id, first.Arn))).Count);
            Assert.Equal(2, (await OutputUtilities.GetDependenciesAsync(Output.Format($"{first.Id}{second.Urn}"))).Count);
            Assert.Equal([second], await OutputUtilities.GetDependenciesAsync(OutputUtilities.WithDependency(Output.Create(1), second)));
        });
    }

    [Fact]
    public async Task All_of_many_outputs_carries_each_dependency_once()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(async () =>
        {
            var networks = Enumerable.Range(0, 50).Select(i => new Network($"net-{i}")).ToList();
            var all = Output.All(networks.Concat(networks).Select(network => network.Cidr));

            Assert.Equal(networks.ToHashSet<Resource>(), (await OutputUtilities.GetDependenciesAsync(all)).ToHashSet());
        });
    }

    [Fact]
    public async Task Shorthands_for_lists_and_unions()
    {
        var list = Output.Create<ImmutableArray<string>>(["a", "b"]);
        var union = Output.Create(Union<int, string>.FromT1("x"));

        Assert.Equal("a", await OutputUtilities.GetValueAsync(list.First()));
        Assert.Equal("b", await OutputUtilities.GetValueAsync(list.GetAt(1)));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(list.Length()));
        Assert.Equal("x", await OutputUtilities.GetValueAsync(union.AsT1()));
        Assert.False(await OutputUtilities.GetValueAsync(union.IsT0()));
        Assert.Equal("x", await OutputUtilities.GetValueAsync(union.Value()));
    }

    [Fact]
    public async Task An_unknown_made_by_hand_calls_its_factory_in_an_update_only()
    {
        await new RecordingMonitor(isDryRun: true).SucceedAsync(async () =>
            Assert.False(await OutputUtilities.GetIsKnownAsync(OutputUtilities.CreateUnknown(() => Task.FromResult(5)))));
        await new RecordingMonitor(isDryRun: false).SucceedAsync(async () =>
            Assert.Equal(5, await OutputUtilities.GetValueAsync(OutputUtilities.CreateUnknown(() => Task.FromResult(5)))));
    }

    [Fact]
    public async Task A_deferred_output_takes_value_secrecy_and_dependencies_of_the_one_that_resolves_it()
    {
        var deferred = new DeferredOutput<string>();
        var shout = deferred.Output.Apply(text => text + "!");
        deferred.Resolve(Output.CreateSecret("hello"));

        Assert.Equal("hello!", await OutputUtilities.GetValueAsync(shout));
        Assert.True(await Output.IsSecretAsync(shout));
        Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Output.Create("again")));
    }

    [Fact]
    public void The_text_of_an_output_says_how_to_make_one()
    {
        Assert.Contains("Output.Format", Output.Create(1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_union_tells_its_types_apart()
    {
        Union<int, string> number = 5;
        var text = Union<int, string>.FromT1("x");

        Assert.True(number.IsT0);
        Assert.Equal(5, number.AsT0);
        Assert.Throws<InvalidOperationException>(() => number.AsT1);
        Assert.False(text.TryPickT0(out _, out var rest));
        Assert.Equal("x", rest);
        Assert.Equal(10, number.Match(n => n * 2, s => s.Length));
        Assert.Equal(Union<string, int>.FromT0("5!"), number.Bimap(n => $"{n}!", s => s.Length));
        Assert.NotEqual(number, text);
        Assert.Equal("x", await OutputUtilities.GetValueAsync(Output.Create(text).AsT1()));
    }
}
