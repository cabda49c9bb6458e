using LandingZone.Infra.Tests.Harness;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

/// <summary>A bucket that only some roles may add to.</summary>
public sealed class BucketWriterTests
{
    [Fact]
    public async Task All_other_roles_are_turned_away_whatever_their_policies_say()
    {
        var statements = (await Declaration.OfAsync(() => Bucket("live-", "loader"))).One("aws:s3/bucketPolicy:BucketPolicy").Json("policy")
            .Statements();

        var deny = statements["DenyOtherWriters"];
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["*"], deny.Principals());
        Assert.Equal(["s3:PutObject"], deny.Actions());
        Assert.Equal(
            [
                "ArnNotLike aws:PrincipalArn arn:aws:iam::222222222222:role/rnd-eu-west-1-live-*,"
                + "arn:aws:iam::222222222222:role/rnd-eu-west-1-loader*",
            ],
            deny.Conditions());
    }

    [Fact]
    public async Task Without_the_limit_roles_need_only_policies_of_their_own() => Assert.DoesNotContain(
        "DenyOtherWriters",
        (await Declaration.OfAsync(() => Bucket())).One("aws:s3/bucketPolicy:BucketPolicy").Json("policy").Statements().Keys);

    [Fact]
    public async Task A_beginning_that_no_role_has_is_refused() => Assert.Contains(
        "The bucket 'results' cannot be made: '*' is not how the name of a role begins; use lower-case letters, digits and hyphens.",
        await Declaration.ProblemOfAsync(() => Bucket("*")),
        StringComparison.Ordinal);

    private static void Bucket(params string[] writers) => _ = new SecureBucket("results", new SecureBucketArgs
    {
        Zone = Samples.Rnd,
        Content = "client-results",
        KeyArn = "arn:key",
        AccessLogBucketName = "access-logs",
        WriterRoles = writers,
    });
}
