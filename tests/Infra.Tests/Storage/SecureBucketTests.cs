using System.Collections.Immutable;
using System.Globalization;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

public sealed class SecureBucketTests
{
    private const string BucketName = "rnd-eu-west-1-approved-data-222222222222";
    private const string KeyArn = "arn:aws:kms:eu-west-1:222222222222:key/1";

    [Fact]
    public async Task The_bucket_is_named_after_its_zone_content_and_account_and_never_emptied_by_force()
    {
        var bucket = (await Declare()).One("aws:s3/bucket:Bucket");

        Assert.Equal(BucketName, bucket.Text("bucket"));
        Assert.False(bucket.Flag("forceDestroy"));
        Assert.False(bucket.Flag("objectLockEnabled"));
        Samples.AssertTagged(bucket, Samples.Rnd);
    }

    [Fact]
    public async Task It_is_encrypted_with_the_zones_key_and_a_bucket_key()
    {
        var encryption = (await Declare()).One("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");

        var rule = Assert.Single(encryption.Maps("rules"));
        Assert.Equal(true, rule["bucketKeyEnabled"]);
        var byDefault = (ImmutableDictionary<string, object>)rule["applyServerSideEncryptionByDefault"];
        Assert.Equal("aws:kms", byDefault["sseAlgorithm"]);
        Assert.Equal(KeyArn, byDefault["kmsMasterKeyId"]);
    }

    [Fact]
    public async Task It_is_private_versioned_and_owned_by_the_account()
    {
        var declaration = await Declare();

        var block = declaration.One("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
        Assert.True(block.Flag("blockPublicAcls"));
        Assert.True(block.Flag("blockPublicPolicy"));
        Assert.True(block.Flag("ignorePublicAcls"));
        Assert.True(block.Flag("restrictPublicBuckets"));
        Assert.Equal(
            "BucketOwnerEnforced",
            declaration.One("aws:s3/bucketOwnershipControls:BucketOwnershipControls").Map("rule")["objectOwnership"]);
        Assert.Equal("Enabled", declaration.One("aws:s3/bucketVersioning:BucketVersioning").Map("versioningConfiguration")["status"]);
    }

    [Fact]
    public async Task Its_policy_denies_plain_http_old_tls_and_strangers()
    {
        var statements = (await Declare()).One("aws:s3/bucketPolicy:BucketPolicy").Json("policy").Statements();

        Assert.All(statements.Values, statement => Assert.Equal("Deny", statement.GetProperty("Effect").GetString()));
        Assert.All(statements.Values, statement => Assert.Equal(["*"], statement.Principals()));
        Assert.Equal([$"arn:aws:s3:::{BucketName}", $"arn:aws:s3:::{BucketName}/*"], statements["DenyInsecureTransport"].Resources());
        Assert.Equal(["Bool aws:SecureTransport false"], statements["DenyInsecureTransport"].Conditions());
        Assert.Equal(["NumericLessThan s3:TlsVersion 1.2"], statements["DenyOldTls"].Conditions());
        Assert.Equal(
            ["BoolIfExists aws:PrincipalIsAWSService false", $"StringNotEqualsIfExists aws:PrincipalOrgID {Samples.Organization}"],
            statements["DenyOutsideOrganization"].Conditions());
    }

    [Fact]
    public async Task Its_policy_denies_every_upload_that_names_another_key()
    {
        var statements = (await Declare()).One("aws:s3/bucketPolicy:BucketPolicy").Json("policy").Statements();

        Assert.Equal(
            ["Null s3:x-amz-server-side-encryption false", "StringNotEquals s3:x-amz-server-side-encryption aws:kms"],
            statements["DenyOtherEncryption"].Conditions());
        Assert.Equal(
            [
                "Null s3:x-amz-server-side-encryption-aws-kms-key-id false",
                $"StringNotEquals s3:x-amz-server-side-encryption-aws-kms-key-id {KeyArn}",
            ],
            statements["DenyOtherKey"].Conditions());
        Assert.Equal(
            ["Null s3:x-amz-server-side-encryption-aws-kms-key-id true", "StringEquals s3:x-amz-server-side-encryption aws:kms"],
            statements["DenyUnnamedKey"].Conditions());
        Assert.Equal(
            ["Null s3:x-amz-server-side-encryption-customer-algorithm false"], statements["DenyCustomerKeys"].Conditions());
        Assert.Equal(7, statements.Count);
    }

    [Fact]
    public async Task Every_access_is_logged_to_the_log_bucket()
    {
        var logging = (await Declare()).One("aws:s3/bucketLogging:BucketLogging");

        Assert.Equal("the-log-bucket", logging.Text("targetBucket"));
        Assert.Equal($"{BucketName}/", logging.Text("targetPrefix"));
    }

    [Fact]
    public async Task It_tells_of_its_objects_where_that_is_asked_for()
    {
        const string Type = "aws:s3/bucketNotification:BucketNotification";

        Assert.Empty((await Declare()).All(Type));
        Assert.True((await Declare(sendsEvents: true)).One(Type).Flag("eventbridge"));
    }

    [Fact]
    public async Task Unfinished_uploads_and_old_versions_go_and_objects_stay()
    {
        var rules = (await Declare()).One("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").Maps("rules");

        Assert.Equal(["remove-unfinished-uploads", "remove-noncurrent-versions"], rules.Select(rule => rule["id"]));
        Assert.All(rules, rule => Assert.Equal("Enabled", rule["status"]));
        Assert.Equal(7.0, Number(rules[0], "abortIncompleteMultipartUpload", "daysAfterInitiation"));
        Assert.Equal(90.0, Number(rules[1], "noncurrentVersionExpiration", "noncurrentDays"));
    }

    [Fact]
    public async Task Objects_move_and_go_where_that_is_asked_for()
    {
        var rules = (await Declare(infrequentAccess: 60, expiration: 400))
            .One("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").Maps("rules");

        Assert.Equal(
            ["remove-unfinished-uploads", "remove-noncurrent-versions", "remove-objects", "move-to-infrequent-access"],
            rules.Select(rule => rule["id"]));
        Assert.Equal(400.0, Number(rules[2], "expiration", "days"));
    }

    [Theory]
    [InlineData(ObjectLockMode.Compliance, "COMPLIANCE")]
    [InlineData(ObjectLockMode.Governance, "GOVERNANCE")]
    public async Task Objects_are_locked_where_that_is_asked_for(ObjectLockMode mode, string expected)
    {
        var declaration = await Declare(objectLock: new ObjectLock(mode, 365));

        Assert.True(declaration.One("aws:s3/bucket:Bucket").Flag("objectLockEnabled"));
        var rule = declaration.One("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration").Map("rule");
        var retention = (ImmutableDictionary<string, object>)rule["defaultRetention"];
        Assert.Equal(expected, retention["mode"]);
        Assert.Equal(365.0, Convert.ToDouble(retention["days"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_bucket_without_a_lock_declares_none() =>
        Assert.Empty((await Declare()).All("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"));

    [Fact]
    public async Task A_long_name_is_cut_to_what_s3_accepts_and_stays_unique()
    {
        var first = (await Declare(content: new string('a', 60))).One("aws:s3/bucket:Bucket").Text("bucket")!;
        var second = (await Declare(content: new string('a', 61))).One("aws:s3/bucket:Bucket").Text("bucket")!;

        Assert.Equal(63, first.Length);
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("Approved")]
    [InlineData("a--b")]
    [InlineData("-ab")]
    [InlineData("a.b")]
    [InlineData("ab")]
    public async Task A_name_that_s3_refuses_is_refused(string content) => Assert.Contains(
        $"The bucket 'data' cannot be made: '{content}' cannot be part of a bucket's name; "
        + "use 3 to 63 lower-case letters, digits and single hyphens between them.",
        await ProblemOf(content: content),
        StringComparison.Ordinal);

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        "The bucket 'data' cannot be made: "
        + "Replaced versions cannot be kept for 0 days; give 1 or more. "
        + "Objects cannot be removed after 0 days; give 1 or more, or nothing to keep them. "
        + "Objects cannot move to Standard-IA after 7 days; S3 accepts 30 or more. "
        + "Objects are removed after 0 days, before they would move to Standard-IA; leave the move out.",
        await ProblemOf(noncurrent: 0, expiration: 0, infrequentAccess: 7),
        StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(36501)]
    public void A_lock_that_s3_refuses_is_refused(int days) => Assert.StartsWith(
        $"An object lock of {days} days is not possible; give 1 to 36500.",
        Assert.Throws<ArgumentException>(() => new ObjectLock(ObjectLockMode.Governance, days)).Message,
        StringComparison.Ordinal);

    private static double Number(ImmutableDictionary<string, object> rule, string part, string key) => Convert.ToDouble(
        ((ImmutableDictionary<string, object>)rule[part])[key], CultureInfo.InvariantCulture);

    private static Task<Declaration> Declare(
        string content = "approved-data",
        int noncurrent = 90,
        int? expiration = null,
        int? infrequentAccess = null,
        ObjectLock? objectLock = null,
        bool sendsEvents = false) =>
        Declaration.OfAsync(() => Bucket(content, noncurrent, expiration, infrequentAccess, objectLock, sendsEvents));

    private static Task<string> ProblemOf(
        string content = "approved-data", int noncurrent = 90, int? expiration = null, int? infrequentAccess = null) =>
        Declaration.ProblemOfAsync(() => Bucket(content, noncurrent, expiration, infrequentAccess, objectLock: null));

    private static void Bucket(
        string content, int noncurrent, int? expiration, int? infrequentAccess, ObjectLock? objectLock, bool sendsEvents = false) =>
        _ = new SecureBucket("data", new SecureBucketArgs
        {
            Zone = Samples.Rnd,
            Content = content,
            KeyArn = KeyArn,
            AccessLogBucketName = "the-log-bucket",
            NoncurrentVersionDays = noncurrent,
            ExpirationDays = expiration,
            InfrequentAccessDays = infrequentAccess,
            SendsEvents = sendsEvents,
            ObjectLock = objectLock,
        });
}
