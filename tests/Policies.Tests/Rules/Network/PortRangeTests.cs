using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Network;

namespace LandingZone.Policies.Tests.Rules.Network;

/// <summary>Ports and ranges, against the plain meaning of the words.</summary>
public sealed class PortRangeTests
{
    private static readonly Gen<int> Ports = Gen.Choose(0, 20);

    [Fact]
    public void Range_opens_the_ports_from_its_first_to_its_last() =>
        Prop.ForAll(
                Ports.ToArbitrary(),
                Ports.ToArbitrary(),
                Ports.ToArbitrary(),
                (from, to, port) => Tcp(from, to).Opens(port).IsYes == (from <= port && port <= to))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Range_is_within_a_list_when_each_of_its_ports_is() =>
        Prop.ForAll(
                Ports.ToArbitrary(),
                Gen.Choose(0, 4).ToArbitrary(),
                Gen.ListOf(Ports).ToArbitrary(),
                (from, length, listed) =>
                {
                    var list = listed.ToHashSet();
                    return Tcp(from, from + length).IsWithin(list).IsYes == Enumerable.Range(from, length + 1).All(list.Contains);
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Unknown_end_leaves_it_open_unless_the_other_end_decides()
    {
        var range = new PortRange(Value.Of("tcp"), Value.Unknown, Value.Of(80));
        Assert.True(range.Opens(22).IsUnknown);
        Assert.True(range.Opens(443).IsNo);
    }

    [Theory]
    [InlineData("0.0.0.0/0", true)]
    [InlineData("0.0.0.0/1", true)]
    [InlineData("128.0.0.0/1", true)]
    [InlineData("0.0.0.0/2", false)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("::/0", true)]
    [InlineData("0:0:0:0:0:0:0:0/0", true)]
    [InlineData("2000::/3", true)]
    [InlineData("2a05:d018::/36", false)]
    [InlineData("pl-12345", false)]
    [InlineData("", false)]
    public void Internet_is_told_from_other_ranges(string range, bool isInternet) => Assert.Equal(isInternet, InternetRange.Is(range));

    private static PortRange Tcp(int from, int to) => new(Value.Of("tcp"), Value.Of(from), Value.Of(to));
}
