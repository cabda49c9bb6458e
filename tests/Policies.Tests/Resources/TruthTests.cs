using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Resources;

public sealed class TruthTests
{
    private static readonly Truth[] All = [Truth.Yes, Truth.No, Truth.Unknown];

    public static TheoryData<string, string, string, string> Table => new()
    {
        { "yes", "yes", "yes", "yes" },
        { "yes", "no", "no", "yes" },
        { "yes", "unknown", "unknown", "yes" },
        { "no", "no", "no", "no" },
        { "no", "unknown", "no", "unknown" },
        { "unknown", "unknown", "unknown", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void And_and_or_follow_Kleene(string left, string right, string and, string or)
    {
        var (a, b) = (Of(left), Of(right));
        Assert.Equal((and, or), ((a & b).ToString(), (a | b).ToString()));
        Assert.Equal((and, or), ((b & a).ToString(), (b | a).ToString()));
    }

    [Fact]
    public void Not_turns_yes_and_no_round_and_leaves_unknown() =>
        Assert.Equal([Truth.No, Truth.Yes, Truth.Unknown], All.Select(truth => !truth));

    [Fact]
    public void De_Morgan_holds() =>
        Assert.All(All.SelectMany(a => All.Select(b => (a, b))), pair => Assert.Equal(!(pair.a & pair.b), !pair.a | !pair.b));

    [Fact]
    public void All_of_nothing_is_yes_and_any_of_nothing_is_no()
    {
        Assert.Equal(Truth.Yes, Truth.All(Array.Empty<Truth>(), truth => truth));
        Assert.Equal(Truth.No, Truth.Any(Array.Empty<Truth>(), truth => truth));
    }

    [Fact]
    public void One_no_decides_all_and_one_yes_decides_any_whatever_is_unknown()
    {
        Assert.Equal(Truth.No, Truth.All([Truth.Unknown, Truth.No], truth => truth));
        Assert.Equal(Truth.Yes, Truth.Any([Truth.Unknown, Truth.Yes], truth => truth));
        Assert.Equal(Truth.Unknown, Truth.All([Truth.Unknown, Truth.Yes], truth => truth));
        Assert.Equal(Truth.Unknown, Truth.Any([Truth.Unknown, Truth.No], truth => truth));
    }

    private static Truth Of(string word) => All.Single(truth => truth.ToString() == word);
}
