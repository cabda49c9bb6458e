using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Tests.Rules;

/// <summary>Keys of the customer and keys that AWS manages are told apart, also before anything is known.</summary>
public sealed class CustomerKeysTests
{
    private const string Key = "urn:pulumi:rnd::landing-zone::landingzone:security:ZoneKeys$aws:kms/key:Key::keys-data";
    private const string Reference = "urn:pulumi:rnd::landing-zone::pulumi:pulumi:StackReference::network";

    [Theory]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/1234", true)]
    [InlineData("alias/zone-data", true)]
    [InlineData("alias/aws/s3", false)]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:alias/aws/s3", false)]
    [InlineData("", false)]
    public void A_key_that_is_known(string key, bool isCustomers)
    {
        var answer = With(Value.Of(key)).HasCustomerKey("kmsKeyId");
        Assert.Equal((isCustomers, !isCustomers), (answer.IsYes, answer.IsNo));
    }

    [Fact]
    public void No_key() => Assert.True(With(Value.Absent).HasCustomerKey("kmsKeyId").IsNo);

    [Fact]
    public void A_key_of_the_same_program_counts_before_it_is_made() => Assert.True(With(Value.Unknown, Key).HasCustomerKey("kmsKeyId").IsYes);

    [Theory]
    [InlineData]
    [InlineData(Reference)]
    [InlineData(Key, Reference)]
    public void A_value_that_comes_from_elsewhere_is_not_known(params string[] urns) =>
        Assert.True(With(Value.Unknown, urns).HasCustomerKey("kmsKeyId").IsUnknown);

    private static Resource With(Value key, params string[] urns) => new()
    {
        Urn = "urn:one",
        Type = "aws:sqs/queue:Queue",
        Name = "one",
        Inputs = Value.Of([KeyValuePair.Create("kmsKeyId", key)]),
        PropertyDependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["kmsKeyId"] = urns },
    };
}
