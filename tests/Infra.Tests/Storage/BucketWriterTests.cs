using LandingZone.Infra.Tests.Harness;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

/// <summary>A bucket that only some roles may add to, and one of which parts are somebody's own.</summary>
public sealed class BucketWriterTests
{
    private const string Own = "arn:aws:iam::222222222222:role/rnd-eu-west-1-loader";
    private const string Foreign = "arn:aws:iam::333333333333:role/exports/custody";

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

    [Fact]
    public async Task Nobody_else_writes_to_a_part_that_is_somebodys_own()
    {
        var statements = (await Declaration.OfAsync(() => Part(new BucketWriter { Prefix = "incoming/custody/", RoleArns = [Own] })))
            .One("aws:s3/bucketPolicy:BucketPolicy").Json("policy").Statements();

        var deny = statements["DenyOtherWritersOfIncomingCustody"];
        Assert.Equal("Deny", deny.GetProperty("Effect").GetString());
        Assert.Equal(["*"], deny.Principals());
        Assert.Equal(
            ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject", "s3:ReplicateObject"], deny.Actions());
        Assert.Equal(["arn:aws:s3:::rnd-eu-west-1-client-results-222222222222/incoming/custody/*"], deny.Resources());
        Assert.Equal([$"ArnNotEquals aws:PrincipalArn {Own}"], deny.Conditions());
        Assert.DoesNotContain(statements.Keys, statement => statement.StartsWith("WriteFromOtherAccounts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Roles_of_other_accounts_write_to_their_part_and_do_nothing_more()
    {
        var statements = (await Declaration.OfAsync(() => Part(new BucketWriter { Prefix = "incoming/", RoleArns = [Own, Foreign] })))
            .One("aws:s3/bucketPolicy:BucketPolicy").Json("policy").Statements();

        var allow = statements["WriteFromOtherAccountsToIncoming"];
        Assert.Equal(["arn:aws:iam::333333333333:root"], allow.Principals());
        Assert.Equal(["s3:AbortMultipartUpload", "s3:PutObject"], allow.Actions());
        Assert.Equal(
            [$"ArnEquals aws:PrincipalArn {Foreign}", $"StringEquals aws:PrincipalOrgID {Samples.Organization}"], allow.Conditions());
        Assert.Equal([$"ArnNotEquals aws:PrincipalArn {Own},{Foreign}"], statements["DenyOtherWritersOfIncoming"].Conditions());
    }

    [Theory]
    [InlineData("incoming")]
    [InlineData("/incoming/")]
    [InlineData("/")]
    [InlineData("")]
    public async Task A_prefix_that_is_no_part_of_a_bucket_is_refused(string prefix) => Assert.Contains(
        $"The bucket 'results' cannot be made: The prefix '{prefix}' of writers must end with a slash, and not start with one.",
        await Declaration.ProblemOfAsync(() => Part(new BucketWriter { Prefix = prefix, RoleArns = [Own] })),
        StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("custody")]
    [InlineData(Own, "arn:aws:s3:::a-bucket")]
    public async Task Writers_that_are_no_roles_are_refused(params string[] roles) => Assert.Contains(
        "The bucket 'results' cannot be made: The writers of 'incoming/' must be one or more ARNs of roles.",
        await Declaration.ProblemOfAsync(() => Part(new BucketWriter { Prefix = "incoming/", RoleArns = roles })),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_part_inside_another_is_refused() => Assert.Contains(
        "The bucket 'results' cannot be made: The prefix 'incoming/custody/' of writers lies in another one; name each part once.",
        await Declaration.ProblemOfAsync(() => Part(
            new BucketWriter { Prefix = "incoming/", RoleArns = [Own] }, new BucketWriter { Prefix = "incoming/custody/", RoleArns = [Own] })),
        StringComparison.Ordinal);

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        "The bucket 'results' cannot be made: "
        + "The prefix 'a' of writers must end with a slash, and not start with one. "
        + "The writers of 'a' must be one or more ARNs of roles. "
        + "The prefix 'b/' of writers lies in another one; name each part once. "
        + "The prefix 'b/' of writers lies in another one; name each part once.",
        await Declaration.ProblemOfAsync(() => Part(
            new BucketWriter { Prefix = "a", RoleArns = [] },
            new BucketWriter { Prefix = "b/", RoleArns = [Own] },
            new BucketWriter { Prefix = "b/", RoleArns = [Own] })),
        StringComparison.Ordinal);

    private static void Part(params BucketWriter[] writers) => _ = new SecureBucket("results", new SecureBucketArgs
    {
        Zone = Samples.Rnd, Content = "client-results", KeyArn = "arn:key", AccessLogBucketName = "access-logs", Writers = writers,
    });

    private static void Bucket(params string[] writers) => _ = new SecureBucket("results", new SecureBucketArgs
    {
        Zone = Samples.Rnd,
        Content = "client-results",
        KeyArn = "arn:key",
        AccessLogBucketName = "access-logs",
        WriterRoles = writers,
    });
}
