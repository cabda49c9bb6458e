using LandingZone.Engine.Schema;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Tests;

public sealed class ShippedSchemaTests
{
    [Theory]
    [InlineData("aws")]
    [InlineData("aws-native")]
    [InlineData("kubernetes")]
    public void Every_type_of_a_shipped_package_can_be_read(string name)
    {
        var package = SchemaCatalog.Shipped.Package(name)!;

        Assert.All(package.ResourceTokens, token => Assert.NotNull(package.Resource(token)));
        Assert.All(package.FunctionTokens, token => Assert.NotNull(package.Function(token)));
    }

    [Fact]
    public void Every_type_can_be_simulated_with_no_required_output_left_out()
    {
        var place = new CloudPlace("eu-central-1", "111122223333");
        foreach (var package in (string[])["aws", "aws-native", "kubernetes"])
        {
            var schema = SchemaCatalog.Shipped.Package(package)!;
            foreach (var token in schema.ResourceTokens)
            {
                var resource = schema.Resource(token)!;
                var thing = new SimulatedThing("urn", token, "name", place, PropertyValue.Map.Empty, ValueTemplates.OfResource(token));
                Assert.NotEmpty(thing.Id);
                Assert.All(resource.Outputs.Required, output => Assert.NotNull(thing.Value(schema, output.Type, output.Name)));
            }
        }
    }

    [Fact]
    public void A_VPC_looks_like_one()
    {
        var schema = SchemaCatalog.Shipped.Package("aws")!;
        const string Token = "aws:ec2/vpc:Vpc";
        var place = new CloudPlace("eu-central-1", "111122223333");
        var vpc = new SimulatedThing("urn", Token, "main", place, PropertyValue.Map.Empty, ValueTemplates.OfResource(Token));

        Assert.Matches("^vpc-[0-9a-f]{17}$", vpc.Id);
        Assert.Equal(
            $"arn:aws:ec2:eu-central-1:111122223333:vpc/{vpc.Id}",
            ((PropertyValue.Text)vpc.Value(schema, schema.Resource(Token)!.Outputs.Find("arn")!.Type, "arn")).Value);
    }

    [Theory]
    [InlineData("kubernetes:kueue.x-k8s.io/v1beta1:ClusterQueue", true)]
    [InlineData("kubernetes:apps/v1:Deploymnt", false)]
    [InlineData("kubernetes:core/v1:Namespac", false)]
    public void A_kind_of_an_unknown_group_is_a_custom_one_and_in_a_known_group_a_mistake(string token, bool expected) =>
        Assert.Equal(expected, SchemaCatalog.Shipped.Package("kubernetes")!.IsCustomKind(token));

    [Fact]
    public void A_property_that_is_not_of_the_format_is_refused() => Assert.Equal(
        "'strng optional' is not a property of a schema file; see the format in offline/README.md.",
        Assert.Throws<FormatException>(() => PropertyTypeParser.Parse("name", "strng optional")).Message);
}
