using FsCheck;
using FsCheck.Fluent;
using LandingZone.Policies.Proofs.Network;

namespace LandingZone.Policies.Tests.Proofs.Network;

/// <summary>Sets of ranges, blocks and boxes say of each number and packet what plain sets say.</summary>
public sealed class RangesTests
{
    private const int Most = 24;

    private static readonly Gen<Ranges> RangesGen =
        from pairs in Gen.Two(Gen.Choose(0, Most)).ListOf()
        select pairs.Aggregate(Ranges.None, (all, pair) => all.Or(Ranges.Of(pair.Item1, pair.Item2)));

    private static readonly Gen<TrafficBox> BoxGen =
        from boxes in RangesGen.Three()
        select new TrafficBox(boxes.Item1, boxes.Item2, boxes.Item3);

    [Fact]
    public void Set_operations_agree_with_plain_sets() => Prop.ForAll(
        Arb.From(RangesGen),
        Arb.From(RangesGen),
        (left, right) => Enumerable.Range(-1, Most + 3).All(number =>
            left.Or(right).Contains(number) == (left.Contains(number) || right.Contains(number))
            && left.And(right).Contains(number) == (left.Contains(number) && right.Contains(number))
            && left.Except(right).Contains(number) == (left.Contains(number) && !right.Contains(number)))).QuickCheckThrowOnFailure();

    [Fact]
    public void Ranges_are_kept_apart_and_in_order() => Prop.ForAll(
        Arb.From(RangesGen),
        ranges => ranges.All.All(range => range.Low <= range.High) && ranges.All.Zip(ranges.All.Skip(1)).All(pair => pair.First.High + 1 < pair.Second.Low))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_cut_out_of_a_box_and_the_rest_are_the_box() => Prop.ForAll(
        Arb.From(BoxGen),
        Arb.From(BoxGen),
        Arb.From(Gen.Choose(0, Most).Three()),
        (box, cut, packet) =>
        {
            bool In(TrafficBox candidate) => candidate.From.Contains(packet.Item1) && candidate.To.Contains(packet.Item2) && candidate.Ports.Contains(packet.Item3);
            var rest = box.Except(cut).ToList();
            return rest.Count(In) == (In(box) && !In(cut) ? 1 : 0) && In(box.And(cut)) == (In(box) && In(cut));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0", "10.255.255.255")]
    [InlineData("10.40.128.7/18", "10.40.128.0", "10.40.191.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255")]
    [InlineData("192.168.1.1/32", "192.168.1.1", "192.168.1.1")]
    public void Blocks_are_read(string block, string first, string last)
    {
        var (low, high) = Assert.Single(Addresses.Block(block)!.All);
        Assert.Equal((first, last), (Addresses.Text(low), Addresses.Text(high)));
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.256/8")]
    [InlineData("::/0")]
    public void What_is_no_block_is_none(string text) => Assert.Null(Addresses.Block(text));

    [Theory]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    public void Public_addresses_are_told_from_others(string address, bool isPublic) =>
        Assert.Equal(isPublic, Addresses.Public.Contains(Addresses.Block(address + "/32")!.First));

    [Fact]
    public void Network_ACL_decides_as_rule_after_rule_would() => Prop.ForAll(
        Arb.From(RulesGen),
        Arb.From(Gen.Choose(0, Most).Three()),
        (rules, packet) =>
        {
            var acl = new NetworkAcl("acl", null, rules);
            var everything = Ranges.Of(0, Most);
            var let = acl.LetIn([new TrafficBox(everything, everything, everything)], "tcp");
            var first = rules.OrderBy(rule => rule.Number).FirstOrDefault(rule =>
                !rule.Outbound && rule.Protocol is "tcp" or "-1" && !rule.Outbound && rule.Peers.Contains(packet.Item1) && rule.Ports.Contains(packet.Item3));
            return let.Any(box => box.From.Contains(packet.Item1) && box.To.Contains(packet.Item2) && box.Ports.Contains(packet.Item3)) == (first?.Allow == true)
                && acl.Deciding("tcp", outbound: false, packet.Item1, packet.Item3) == first;
        }).QuickCheckThrowOnFailure();

    private static Gen<List<AclRule>> RulesGen =>
        from parts in (
            from outbound in Gen.Elements(true, false, false)
            from allow in Gen.Elements(true, false)
            from protocol in Gen.Elements("tcp", "udp", "-1")
            from peers in Gen.Two(Gen.Choose(0, Most))
            from ports in Gen.Two(Gen.Choose(0, Most))
            select (outbound, allow, protocol, peers, ports)).ListOf(6)
        select parts.Select((part, index) => new AclRule(
            100 - (index * 10), part.outbound, part.allow, part.protocol, Ranges.Of(part.peers.Item1, part.peers.Item2), Ranges.Of(part.ports.Item1, part.ports.Item2))).ToList();
}
