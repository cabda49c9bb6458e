using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Tests.Rules;

/// <summary>What is stated of a property where the provider fills in a part of it later.</summary>
public sealed class StatedPropertiesTests
{
    private static readonly Value Yes = Value.True;

    [Fact]
    public void What_the_provider_says_counts_before_what_the_program_says() =>
        Assert.Equal("'kept'", Of(Value.Of("kept"), Value.Of("asked")).ToString());

    [Fact]
    public void What_the_provider_does_not_know_yet_is_what_the_program_says_or_nothing()
    {
        Assert.Equal("'asked'", Of(Value.Unknown, Value.Of("asked")).ToString());
        Assert.True(Of(Value.Unknown, Value.Absent).IsAbsent);
        Assert.True(Of(Value.Unknown, Value.Unknown).IsUnknown);
    }

    [Fact]
    public void A_part_of_a_block_that_the_provider_fills_in_later_is_nothing()
    {
        var stated = Of(Map(("on", Yes), ("later", Value.Unknown)), Map(("on", Yes)));
        Assert.Equal("{on: true}", stated.ToString());
    }

    [Fact]
    public void A_part_of_a_block_that_the_program_does_not_know_stays_unknown()
    {
        var stated = Of(Map(("key", Value.Unknown), ("later", Value.Unknown)), Map(("key", Value.Unknown)));
        Assert.True(stated["key"].IsUnknown);
        Assert.True(stated["later"].IsAbsent);
    }

    [Fact]
    public void Blocks_in_lists_are_read_in_their_places()
    {
        var stated = Of(
            Value.Of([Map(("port", Value.Of(1))), Map(("port", Value.Unknown), ("id", Value.Unknown))]),
            Value.Of([Map(("port", Value.Of(1))), Map(("port", Value.Of(2)))]));
        Assert.Equal("[{port: 1}, {port: 2}]", stated.ToString());
    }

    [Fact]
    public void Lists_of_another_length_stay_what_the_provider_says()
    {
        var stated = Of(Value.Of([Value.Of("a"), Value.Unknown]), Value.Of([Value.Of("a")]));
        Assert.True(stated.Items[1].IsUnknown);
    }

    private static Value Of(Value output, Value input) => new Resource
    {
        Urn = "urn:one",
        Type = "aws:sqs/queue:Queue",
        Name = "one",
        Inputs = Map(("property", input)),
        Outputs = Map(("property", output)),
    }.Stated("property");

    private static Value Map(params (string Name, Value Value)[] entries) =>
        Value.Of(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
