using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Resources;

public sealed class ValueTests
{
    private static readonly Value Map = Value.Of([KeyValuePair.Create("b", Value.Of("text")), KeyValuePair.Create("a", Value.Of(3))]);

    [Fact]
    public void Unknown_answers_unknown_to_every_question()
    {
        var unknown = Value.Unknown["anything"]["below"];
        Assert.True(unknown.IsUnknown);
        Assert.All(
            (Truth[])[unknown.IsSet, unknown.IsTrue, unknown.IsFalse, unknown.Is("x"), unknown.IsOneOf("x"), unknown.IsAtLeast(1), unknown.IsAtMost(1), unknown.Contains("x")],
            answer => Assert.Equal(Truth.Unknown, answer));
    }

    [Fact]
    public void Nothing_answers_no_and_takes_the_default()
    {
        var nothing = Map["c"];
        Assert.True(nothing.IsAbsent);
        Assert.Equal(Truth.No, nothing.IsSet);
        Assert.Equal(Truth.No, nothing.IsFalse);
        Assert.Equal(Truth.Yes, nothing.Or(false).IsFalse);
        Assert.Empty(nothing.Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Empty_text_is_not_set(string? text) => Assert.Equal(Truth.No, (text is null ? Value.Absent : Value.Of(text)).IsSet);

    [Fact]
    public void Flags_and_numbers_may_be_written_as_text()
    {
        Assert.Equal(Truth.Yes, Value.Of("true").IsTrue);
        Assert.Equal(Truth.Yes, Value.Of("false").IsFalse);
        Assert.Equal(Truth.Yes, Value.Of("14").IsAtLeast(14));
        Assert.Equal(Truth.No, Value.Of("many").IsAtLeast(14));
    }

    [Fact]
    public void A_list_of_one_block_is_read_like_the_block()
    {
        Assert.Equal("text", Value.Of([Map])["b"].Text);
        Assert.True(Value.Of([Map, Map])["b"].IsAbsent);
        Assert.Single(Map.Items);
    }

    [Fact]
    public void Entries_stand_in_ordinal_order() => Assert.Equal(["a", "b"], Map.Entries.Select(entry => entry.Key));

    [Fact]
    public void Large_maps_find_every_entry_and_no_other()
    {
        var large = Value.Of(Enumerable.Range(0, 100).Select(i => KeyValuePair.Create($"key{i:D3}", Value.Of(i))));
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(i, large[$"key{i:D3}"].Number));
        Assert.True(large["key100"].IsAbsent);
    }

    [Fact]
    public void A_secret_is_never_written()
    {
        var secret = Value.SecretOf("hunter2");
        Assert.Equal(Truth.Yes, secret.Is("hunter2"));
        Assert.DoesNotContain("hunter2", Value.Of([secret]).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7")]
    [InlineData("3eeb2bf0-c639-47a8-9e75-3b44932eb421")]
    [InlineData("04da6b54-80e4-46f7-96ec-b56ff0331ba9")]
    [InlineData("6a19a0b0-7e62-4c92-b797-7f8e31da9cc2")]
    [InlineData("030794c1-ac77-496b-92df-f27374a8bd58")]
    [InlineData("e48ece36-62e2-4504-bad9-02848725956a")]
    [InlineData("dd056dcd-154b-4c76-9bd3-c8f88648b5ff")]
    public void Each_text_that_Pulumi_writes_for_the_unknown_is_unknown(string text) => Assert.True(MarkedValues.Text(text).IsUnknown);

    [Fact]
    public void An_encrypted_secret_is_unknown_and_a_readable_one_is_its_content()
    {
        Assert.True(Marked("1b47061264138c4ac30d75fd1eb44270", ("ciphertext", Value.Of("abc"))).IsUnknown);
        Assert.True(Marked("1b47061264138c4ac30d75fd1eb44270", ("value", Value.Unknown)).IsUnknown);
        Assert.Equal(Truth.Yes, Marked("1b47061264138c4ac30d75fd1eb44270", ("plaintext", Value.Of("true"))).IsTrue);
        var text = Marked("1b47061264138c4ac30d75fd1eb44270", ("plaintext", Value.Of("\"hunter2\"")));
        Assert.True(text is { IsSecret: true, Text: "hunter2" });
    }

    [Fact]
    public void An_output_is_its_value_and_a_reference_its_id()
    {
        Assert.Equal("x", Marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", ("value", Value.Of("x"))).Text);
        Assert.True(Marked("d0e6a833031e9bbcd3f4e8bde6ca49a4").IsUnknown);
        Assert.Equal("i-1", Marked("5cf8f73096256a8f31e491e813e4eb8e", ("urn", Value.Of("urn:pulumi:a")), ("id", Value.Of("i-1"))).Text);
    }

    private static Value Marked(string signature, params (string Name, Value Value)[] entries) => MarkedValues.Map(
        [KeyValuePair.Create(MarkedValues.Signature, Value.Of(signature)), .. entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))]);
}
