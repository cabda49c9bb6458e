using LandingZone.Policies.Checks;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;
using LandingZone.Policies.Waivers;

namespace LandingZone.Policies.Tests.Waivers;

public sealed class WaiverReviewTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly Finding Breach = new(RuleCatalogue.Find("NET-03")!, "rnd-eu-west-1", ResourceCalled("public-a"), "It is open.", null);

    [Theory]
    [InlineData("rnd-eu-west-1/public-a")]
    [InlineData("rnd-*/public-?")]
    [InlineData("urn:pulumi:rnd-*::public-a")]
    public void A_fitting_waiver_takes_the_breach_out(string resource)
    {
        var review = WaiverReview.Of([Breach], [], [For(resource)], Today);
        Assert.Empty(review.Remaining);
        Assert.Equal(Breach, review.Waived.Single().Finding);
        Assert.Empty(review.Unused);
    }

    [Theory]
    [InlineData("NET-03", "staging-*/public-a")]
    [InlineData("NET-01", "rnd-eu-west-1/public-a")]
    public void A_waiver_of_another_rule_or_resource_is_unused(string rule, string resource)
    {
        var waiver = For(resource) with { Rule = rule };
        var review = WaiverReview.Of([Breach], [], [waiver], Today);
        Assert.Equal([Breach], review.Remaining);
        Assert.Equal([waiver], review.Unused);
    }

    [Fact]
    public void A_waiver_counts_on_its_last_day_and_not_on_the_next()
    {
        var waiver = For("rnd-*/public-a") with { Expires = Today };
        Assert.Empty(WaiverReview.Of([Breach], [], [waiver], Today).Remaining);
        var review = WaiverReview.Of([Breach], [], [waiver], Today.AddDays(1));
        Assert.Equal([Breach], review.Remaining);
        Assert.Equal([waiver], review.Expired);
        Assert.Empty(review.Unused);
    }

    [Fact]
    public void A_statement_is_waived_for_the_estate_only()
    {
        var waiver = For("estate") with { Rule = "rnd-cannot-read-staging" };
        Assert.Equal(waiver, WaiverReview.Of([], ["rnd-cannot-read-staging"], [waiver], Today).WaivedProofs["rnd-cannot-read-staging"]);
        Assert.Empty(WaiverReview.Of([], ["rnd-cannot-read-staging"], [waiver with { Resource = "rnd-*/x" }], Today).WaivedProofs);
    }

    private static Waiver For(string resource) => new("NET-03", resource, "A reason that says something.", "somebody", new(2027, 1, 1), 1);

    private static Resource ResourceCalled(string name) => new()
    {
        Urn = $"urn:pulumi:rnd-eu-west-1::landing-zone::aws:ec2/subnet:Subnet::{name}",
        Type = "aws:ec2/subnet:Subnet",
        Name = name,
    };
}
