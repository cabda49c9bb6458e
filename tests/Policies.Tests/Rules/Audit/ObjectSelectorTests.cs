using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Audit;

namespace LandingZone.Policies.Tests.Rules.Audit;

/// <summary>Which buckets the selectors of a trail cover wholly.</summary>
public sealed class ObjectSelectorTests
{
    [Theory]
    [InlineData("arn:aws:s3", "data", true)]
    [InlineData("arn:aws:s3:::data", "data", true)]
    [InlineData("arn:aws:s3:::data/", "data", true)]
    [InlineData("arn:aws:s3:::dat", "data", true)]
    [InlineData("arn:aws:s3:::data/", "data-2", false)]
    [InlineData("arn:aws:s3:::data/raw/", "data", false)] // a part of the bucket is not the bucket
    [InlineData("arn:aws:s3:::other", "data", false)]
    public void Beginnings_cover_the_buckets_that_lie_wholly_under_them(string beginning, string bucket, bool covered) =>
        Assert.Equal(covered, Selector(beginning, null).Covers(Value.Of(bucket)).IsYes);

    [Theory]
    [InlineData("arn:aws:s3:::data", false)]
    [InlineData("arn:aws:s3:::data/", false)]
    [InlineData("arn:aws:s3:::data/raw/", false)] // objects of the bucket stay unseen
    [InlineData("arn:aws:s3:::logs", true)]
    public void An_exclusion_of_the_bucket_or_of_a_part_uncovers_it(string excluded, bool covered) =>
        Assert.Equal(covered, Selector(null, excluded).Covers(Value.Of("data")).IsYes);

    [Fact]
    public void A_name_that_is_not_known_is_covered_by_everything_only()
    {
        Assert.True(Selector(null, null).Covers(Value.Unknown).IsYes);
        Assert.True(Selector("arn:aws:s3:::data", null).Covers(Value.Unknown).IsUnknown);
    }

    [Fact]
    public void A_selector_with_another_field_does_not_record_everything()
    {
        List<Value> fields = [Field("eventCategory", "Data"), Field("resources.type", ObjectSelector.ObjectType)];
        Assert.NotNull(ObjectSelector.From(fields));
        Assert.Null(ObjectSelector.From([.. fields, Field("readOnly", "false")]));
        Assert.Null(ObjectSelector.From([.. fields, Field("resources.ARN", "arn:aws:s3:::data/one")]));
        Assert.Null(ObjectSelector.From([Field("eventCategory", "Data"), Field("resources.type", "AWS::Lambda::Function")]));
        Assert.Null(ObjectSelector.From([Field("eventCategory", "Management")]));
    }

    private static ObjectSelector Selector(string? beginning, string? excluded) => new(ListOf(beginning), ListOf(excluded));

    private static Value ListOf(string? text) => text is null ? Value.Absent : Value.Of([Value.Of(text)]);

    private static Value Field(string name, string equals) =>
        Value.Of([KeyValuePair.Create("field", Value.Of(name)), KeyValuePair.Create("equals", ListOf(equals))]);
}
