using FsCheck;
using FsCheck.Fluent;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class CidrBlockTests
{
    [Theory]
    [InlineData("10.0.0.0/8", 16_777_216)]
    [InlineData("10.20.0.0/16", 65_536)]
    [InlineData("192.168.1.16/28", 16)]
    [InlineData("255.255.255.240/28", 16)]
    public void A_block_is_read_and_written_alike(string text, long addresses)
    {
        var block = CidrBlock.Parse(text);

        Assert.Equal(text, block.ToString());
        Assert.Equal(addresses, block.AddressCount);
        Assert.Equal(addresses - 1, block.Last - block.Network);
    }

    [Theory]
    [InlineData(null, "The address block is missing; write one such as '10.20.0.0/16'.")]
    [InlineData("  ", "The address block is missing; write one such as '10.20.0.0/16'.")]
    [InlineData("10.0.0.0/7", "'10.0.0.0/7' has a prefix length of 7; it must be from 8 to 28.")]
    [InlineData("10.0.0.0/29", "'10.0.0.0/29' has a prefix length of 29; it must be from 8 to 28.")]
    [InlineData("10.20.1.0/16", "'10.20.1.0/16' does not begin at the first address of its block; write '10.20.0.0/16'.")]
    public void What_is_no_block_is_refused_with_what_to_write(string? text, string message)
    {
        Assert.False(CidrBlock.TryParse(text, out var block, out var problem));
        Assert.Null(block);
        Assert.Equal(message, problem);
        Assert.Equal(message, Assert.Throws<FormatException>(() => CidrBlock.Parse(text!)).Message);
    }

    [Theory]
    [InlineData("10.20.0.0")]
    [InlineData("10.20.0/16")]
    [InlineData("10.20.0.0.0/16")]
    [InlineData("10.256.0.0/16")]
    [InlineData("10.020.0.0/16")]
    [InlineData("10.20.0.0/33")]
    [InlineData("10.20.0.0/-1")]
    [InlineData("10.20.0.0/")]
    [InlineData("fd00::/64")]
    public void Text_of_another_form_is_refused_with_an_example(string text)
    {
        Assert.False(CidrBlock.TryParse(text, out _, out var problem));
        Assert.Equal(
            $"'{text}' is not an IPv4 address block; write four numbers from 0 to 255 and a prefix length, such as '10.20.0.0/16'.",
            problem);
    }

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.1.0/24", true, true)]
    [InlineData("10.0.1.0/24", "10.0.0.0/16", false, true)]
    [InlineData("10.0.0.0/16", "10.0.0.0/16", true, true)]
    [InlineData("10.0.0.0/16", "10.1.0.0/16", false, false)]
    public void Blocks_contain_and_overlap_each_other(string left, string right, bool contains, bool overlaps)
    {
        Assert.Equal(contains, CidrBlock.Parse(left).Contains(CidrBlock.Parse(right)));
        Assert.Equal(overlaps, CidrBlock.Parse(left).Overlaps(CidrBlock.Parse(right)));
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("172.31.0.0/16", true)]
    [InlineData("172.32.0.0/16", false)]
    [InlineData("192.168.4.0/24", true)]
    [InlineData("100.64.0.0/10", true)]
    [InlineData("100.0.0.0/8", false)]
    [InlineData("8.8.8.0/24", false)]
    public void Private_ranges_are_known(string text, bool isPrivate) => Assert.Equal(isPrivate, CidrBlock.Parse(text).IsPrivate);

    [Fact]
    public void Parts_that_do_not_exist_are_refused()
    {
        var block = CidrBlock.Parse("10.0.0.0/16");

        Assert.Throws<ArgumentOutOfRangeException>(() => block.Subdivide(15));
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Subdivide(29));
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Part(18, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => block.Part(18, -1));
    }

    [Fact]
    public void Parts_cover_their_block_without_gap_or_overlap() => Prop.ForAll(Blocks(8, 24).ToArbitrary(), block =>
    {
        var parts = block.Subdivide(Math.Min(block.PrefixLength + 4, 28)).ToList();
        var expected = block.Network;
        foreach (var part in parts)
        {
            if (part.Network != expected || !block.Contains(part))
            {
                return false;
            }

            expected = part.Last + 1;
        }

        return expected == block.Last + 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_gives_back_what_was_written() => Prop.ForAll(Blocks(8, 28).ToArbitrary(), block =>
        CidrBlock.Parse(block.ToString()) == block).QuickCheckThrowOnFailure();

    [Fact]
    public void Blocks_overlap_exactly_when_they_share_an_address() => Prop.ForAll(
        Blocks(8, 28).Two().ToArbitrary(),
        pair => pair.Item1.Overlaps(pair.Item2)
            == (Math.Max(pair.Item1.Network, pair.Item2.Network) <= Math.Min(pair.Item1.Last, pair.Item2.Last))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_read_or_refused_and_never_breaks() => Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        CidrBlock.TryParse(text, out _, out var problem) == (problem.Length == 0)).QuickCheckThrowOnFailure();

    /// <summary>Blocks in 10.0.0.0/8 whose prefix length lies between the two given.</summary>
    internal static Gen<CidrBlock> Blocks(int shortest, int longest) =>
        from prefixLength in Gen.Choose(shortest, longest)
        from place in Gen.Choose(0, (1 << (prefixLength - 8)) - 1)
        select CidrBlock.Parse("10.0.0.0/8").Part(prefixLength, place);
}
