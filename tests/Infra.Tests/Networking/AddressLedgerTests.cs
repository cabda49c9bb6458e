using FsCheck;
using FsCheck.Fluent;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Networking;

public sealed class AddressLedgerTests
{
    [Fact]
    public void Claims_are_kept_in_the_order_of_their_addresses()
    {
        var ledger = new AddressLedger();
        ledger.Claim("rnd", CidrBlock.Parse("10.40.0.0/16"));
        ledger.Claim("staging", CidrBlock.Parse("10.20.0.0/16"));
        ledger.Claim("corporate", CidrBlock.Parse("10.0.0.0/12"));

        Assert.Equal(["corporate", "staging", "rnd"], ledger.Claims.Select(claim => claim.Owner));
    }

    [Fact]
    public void An_overlap_names_both_owners_and_both_blocks()
    {
        var ledger = new AddressLedger();
        ledger.Claim("staging-eu-west-1", CidrBlock.Parse("10.20.0.0/16"));

        var error = Assert.Throws<InvalidOperationException>(() => ledger.Claim("rnd-eu-west-1", CidrBlock.Parse("10.20.128.0/20")));

        Assert.Equal(
            "The address block 10.20.128.0/20 of rnd-eu-west-1 overlaps 10.20.0.0/16 of staging-eu-west-1; "
            + "give rnd-eu-west-1 a block that nothing else uses.",
            error.Message);
        Assert.Single(ledger.Claims);
    }

    [Fact]
    public void A_block_around_several_others_names_them_all()
    {
        var ledger = new AddressLedger();
        ledger.Claim("a", CidrBlock.Parse("10.20.0.0/16"));
        ledger.Claim("b", CidrBlock.Parse("10.21.0.0/16"));
        ledger.Claim("c", CidrBlock.Parse("10.40.0.0/16"));

        Assert.False(ledger.TryClaim("d", CidrBlock.Parse("10.16.0.0/12"), out var problem));

        Assert.Equal(
            "The address block 10.16.0.0/12 of d overlaps 10.20.0.0/16 of a and 10.21.0.0/16 of b; give d a block that nothing else uses.",
            problem);
    }

    [Fact]
    public void The_same_block_cannot_be_claimed_twice_by_one_owner()
    {
        var ledger = new AddressLedger();
        ledger.Claim("a", CidrBlock.Parse("10.20.0.0/16"));

        Assert.False(ledger.TryClaim("a", CidrBlock.Parse("10.20.0.0/16"), out _));
    }

    [Fact]
    public void Nothing_in_a_ledger_overlaps_and_only_overlaps_are_refused() => Prop.ForAll(
        CidrBlockTests.Blocks(10, 20).ListOf().ToArbitrary(),
        blocks =>
        {
            var ledger = new AddressLedger();
            var accepted = new List<CidrBlock>();
            foreach (var block in blocks)
            {
                var free = !accepted.Exists(block.Overlaps);
                if (ledger.TryClaim($"owner {accepted.Count}", block, out _) != free)
                {
                    return false;
                }

                if (free)
                {
                    accepted.Add(block);
                }
            }

            return ledger.Claims.Select(claim => claim.Block).SequenceEqual(accepted.Order());
        }).QuickCheckThrowOnFailure();
}
