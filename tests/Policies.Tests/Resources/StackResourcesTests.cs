using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Tests.Resources;

public sealed class StackResourcesTests
{
    [Fact]
    public void A_value_names_the_resource_of_the_right_type()
    {
        var bucket = Thing("aws:s3/bucket:Bucket", "data", id: "data-bucket");
        var role = Thing("aws:iam/role:Role", "data", id: "data-bucket");
        var policy = Thing("aws:s3/bucketPolicy:BucketPolicy", "data", inputs: [("bucket", Value.Of("data-bucket"))]);
        var stack = new StackResources("dev", [bucket, role, policy]);

        Assert.Equal([bucket], stack.TargetsOf(policy, "bucket", "aws:s3/bucket:Bucket"));
        Assert.Equal([policy], stack.ReferrersTo(bucket, "bucket", "aws:s3/bucketPolicy:BucketPolicy"));
    }

    [Fact]
    public void A_dependency_names_the_resource_before_its_value_is_known()
    {
        var bucket = Thing("aws:s3/bucket:Bucket", "data", id: null);
        var policy = Thing("aws:s3/bucketPolicy:BucketPolicy", "data", inputs: [("bucket", Value.Unknown)], dependsOn: ("bucket", bucket.Urn));
        var stack = new StackResources("dev", [bucket, policy]);

        Assert.Equal([bucket], stack.TargetsOf(policy, "bucket", "aws:s3/bucket:Bucket"));
        Assert.Equal([policy], stack.ReferrersTo(bucket, "bucket", "aws:s3/bucketPolicy:BucketPolicy"));
        Assert.Equal([policy], stack.DependentsOf(bucket));
    }

    [Fact]
    public void Ancestors_end_even_where_a_state_has_a_ring_of_parents()
    {
        var a = Thing("x:y:A", "a", parent: "urn:pulumi:dev::p::x:y:B::b");
        var b = Thing("x:y:B", "b", parent: "urn:pulumi:dev::p::x:y:A::a");
        Assert.Equal([b, a], new StackResources("dev", [a, b]).AncestorsOf(a));
    }

    [Fact]
    public void A_known_output_counts_before_the_input_and_an_unknown_one_does_not()
    {
        var resource = new Resource
        {
            Urn = "urn:pulumi:dev::p::x:y:A::a",
            Type = "x:y:A",
            Name = "a",
            Inputs = Value.Of([KeyValuePair.Create("size", Value.Of(1)), KeyValuePair.Create("arn", Value.Of("given"))]),
            Outputs = Value.Of([KeyValuePair.Create("size", Value.Of(2)), KeyValuePair.Create("arn", Value.Unknown), KeyValuePair.Create("url", Value.Unknown)]),
        };
        Assert.Equal((2, "given", true), (resource["size"].Number, resource["arn"].Text, resource["url"].IsUnknown));
    }

    private static Resource Thing(
        string type, string name, string? id = "", string? parent = null, (string, Value)[]? inputs = null, (string Property, string Urn)? dependsOn = null) => new()
        {
            Urn = $"urn:pulumi:dev::p::{type}::{name}",
            Type = type,
            Name = name,
            Parent = parent,
            Id = id is null ? Value.Unknown : Value.Of(id),
            Inputs = Value.Of((inputs ?? []).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2))),
            Dependencies = dependsOn is { } dependency ? [dependency.Urn] : [],
            PropertyDependencies = dependsOn is { } named
                ? new Dictionary<string, IReadOnlyList<string>> { [named.Property] = [named.Urn] }
                : new Dictionary<string, IReadOnlyList<string>>(),
        };
}
