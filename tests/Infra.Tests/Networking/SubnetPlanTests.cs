using FsCheck;
using FsCheck.Fluent;
using LandingZone.Facts;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class SubnetPlanTests
{
    private static readonly AvailabilityZone[] Ireland = [.. Region.Parse("eu-west-1").AvailabilityZones];

    [Fact]
    public void Each_tier_has_its_share_and_each_zone_its_slot()
    {
        var plan = SubnetPlan.Create(CidrBlock.Parse("10.20.0.0/16"), Ireland, Egress.NatGatewayPerZone, interfaceEndpoints: 20);

        Assert.Equal(
            [
                "Application a 10.20.0.0/19", "Application b 10.20.32.0/19", "Application c 10.20.64.0/19",
                "Data a 10.20.128.0/20", "Data b 10.20.144.0/20", "Data c 10.20.160.0/20",
                "Endpoint a 10.20.192.0/21", "Endpoint b 10.20.200.0/21", "Endpoint c 10.20.208.0/21",
                "Public a 10.20.224.0/22", "Public b 10.20.228.0/22", "Public c 10.20.232.0/22",
            ],
            plan.Subnets.Select(subnet => $"{subnet.Tier} {subnet.AvailabilityZone.Letter} {subnet.Block}"));
        Assert.Equal("10.20.240.0/20", plan.Reserve.ToString());
        Assert.Equal("10.20.0.0/17", plan.TierBlock(NetworkTier.Application).ToString());
    }

    [Fact]
    public void A_zone_without_a_way_out_has_no_public_tier()
    {
        var plan = SubnetPlan.Create(CidrBlock.Parse("10.20.0.0/16"), Ireland, Egress.None, interfaceEndpoints: 20);

        Assert.Equal([NetworkTier.Application, NetworkTier.Data, NetworkTier.Endpoint], plan.Tiers.AsEnumerable());
    }

    [Fact]
    public void Zones_come_in_the_regions_order_whatever_order_they_are_named_in()
    {
        var plan = SubnetPlan.Create(CidrBlock.Parse("10.20.0.0/16"), [Ireland[2], Ireland[0]], Egress.None, interfaceEndpoints: 0);

        Assert.Equal(["a", "c"], plan.AvailabilityZones.Select(zone => zone.Letter));
    }

    [Fact]
    public void No_subnet_moves_when_a_zone_or_a_way_out_comes_or_goes() => Prop.ForAll(Changes().ToArbitrary(), change =>
    {
        var before = SubnetPlan.Create(change.Block, change.Before, change.EgressBefore, 0);
        var after = SubnetPlan.Create(change.Block, change.After, change.EgressAfter, 0);
        var moved = from old in before.Subnets
                    join young in after.Subnets on (old.Tier, old.AvailabilityZone) equals (young.Tier, young.AvailabilityZone)
                    where old.Block != young.Block
                    select old;
        return !moved.Any();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Subnets_lie_in_their_tiers_and_nothing_overlaps() => Prop.ForAll(Changes().ToArbitrary(), sample =>
    {
        var plan = SubnetPlan.Create(sample.Block, sample.Before, sample.EgressBefore, 0);
        var ledger = new AddressLedger();
        return plan.Subnets.All(subnet =>
            sample.Block.Contains(plan.TierBlock(subnet.Tier))
            && plan.TierBlock(subnet.Tier).Contains(subnet.Block)
            && ledger.TryClaim($"{subnet.Tier} {subnet.AvailabilityZone}", subnet.Block, out _))
            && ledger.TryClaim("reserve", plan.Reserve, out _);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(
        "10.20.0.0/23",
        Egress.SingleNatGateway,
        5,
        "The block 10.20.0.0/23 is too small for the tiers application, data, endpoint, public in eu-west-1 with 5 interface endpoints; "
        + "use /22 or larger (AWS accepts no subnet smaller than /28).")]
    [InlineData(
        "10.20.0.0/24",
        Egress.None,
        5,
        "The block 10.20.0.0/24 is too small for the tiers application, data, endpoint in eu-west-1 with 5 interface endpoints; "
        + "use /23 or larger (AWS accepts no subnet smaller than /28).")]
    [InlineData(
        "10.20.0.0/23",
        Egress.None,
        17,
        "The block 10.20.0.0/23 is too small for the tiers application, data, endpoint in eu-west-1 with 17 interface endpoints; "
        + "use /22 or larger (AWS accepts no subnet smaller than /28).")]
    [InlineData("10.0.0.0/15", Egress.None, 5, "The block 10.0.0.0/15 is too large: AWS accepts no VPC larger than /16; use a part of it.")]
    [InlineData(
        "11.0.0.0/16",
        Egress.None,
        5,
        "The block 11.0.0.0/16 is not private; take one inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.")]
    public void A_block_that_does_not_fit_is_refused_with_one_that_would(string block, Egress egress, int endpoints, string message)
    {
        Assert.False(SubnetPlan.TryCreate(CidrBlock.Parse(block), Ireland, egress, endpoints, out var plan, out var problem));
        Assert.Null(plan);
        Assert.Equal(message, problem);
        Assert.Equal(
            message,
            Assert.Throws<ArgumentException>(() => SubnetPlan.Create(CidrBlock.Parse(block), Ireland, egress, endpoints)).Message);
    }

    [Fact]
    public void The_block_that_the_message_asks_for_is_enough()
    {
        Assert.True(SubnetPlan.TryCreate(CidrBlock.Parse("10.20.0.0/22"), Ireland, Egress.SingleNatGateway, 5, out _, out _));
        Assert.True(SubnetPlan.TryCreate(CidrBlock.Parse("10.20.0.0/23"), Ireland, Egress.None, 11, out _, out _));
        Assert.True(SubnetPlan.TryCreate(CidrBlock.Parse("10.20.0.0/22"), Ireland, Egress.None, 17, out _, out _));
    }

    [Fact]
    public void A_region_of_many_zones_needs_a_larger_block()
    {
        AvailabilityZone[] virginia = [.. Region.Parse("us-east-1").AvailabilityZones.Take(3)];

        Assert.False(SubnetPlan.TryCreate(CidrBlock.Parse("10.20.0.0/22"), virginia, Egress.SingleNatGateway, 5, out _, out var problem));
        Assert.Equal(
            "The block 10.20.0.0/22 is too small for the tiers application, data, endpoint, public in us-east-1 "
            + "with 5 interface endpoints; use /21 or larger (AWS accepts no subnet smaller than /28).",
            problem);
    }

    [Fact]
    public void Zones_that_do_not_make_a_network_are_refused()
    {
        var block = CidrBlock.Parse("10.20.0.0/16");
        var frankfurt = AvailabilityZone.Parse("eu-central-1a");

        Assert.Equal(
            "A zone's network spans two or three availability zones, not 1 (eu-west-1a).", Problem([Ireland[0]]));
        Assert.Equal("A zone's network spans two or three availability zones, not 0 (none).", Problem([]));
        Assert.Equal(
            "An availability zone is named twice (eu-west-1a, eu-west-1a); name each once.", Problem([Ireland[0], Ireland[0]]));
        Assert.Equal(
            "The availability zones eu-west-1a, eu-central-1a are of more than one region; a zone's network lies in one.",
            Problem([Ireland[0], frankfurt]));

        string Problem(AvailabilityZone[] zones)
        {
            Assert.False(SubnetPlan.TryCreate(block, zones, Egress.None, 0, out _, out var problem));
            return problem;
        }
    }

    [Fact]
    public void A_subnet_of_another_region_does_not_exist()
    {
        var plan = SubnetPlan.Create(CidrBlock.Parse("10.20.0.0/16"), Ireland, Egress.None, 0);

        var error = Assert.Throws<ArgumentException>(() => plan.SubnetBlock(NetworkTier.Data, AvailabilityZone.Parse("eu-central-1a")));

        Assert.StartsWith("eu-central-1a is not in eu-west-1, where the plan is for.", error.Message, StringComparison.Ordinal);
    }

    private static Gen<Change> Changes() =>
        from region in Gen.Elements<Region>([.. Region.All])
        from block in CidrBlockTests.Blocks(16, 20)
        from before in Zones(region)
        from after in Zones(region)
        from egressBefore in Gen.Elements(Enum.GetValues<Egress>())
        from egressAfter in Gen.Elements(Enum.GetValues<Egress>())
        select new Change(block, before, after, egressBefore, egressAfter);

    private static Gen<AvailabilityZone[]> Zones(Region region) =>
        from shuffled in Gen.Shuffle<AvailabilityZone>([.. region.AvailabilityZones])
        from count in Gen.Choose(2, 3)
        select shuffled[..count];

    private sealed record Change(
        CidrBlock Block, AvailabilityZone[] Before, AvailabilityZone[] After, Egress EgressBefore, Egress EgressAfter);
}
