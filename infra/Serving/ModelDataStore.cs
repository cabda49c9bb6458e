using LandingZone.Cluster;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;
using Athena = Pulumi.Aws.Athena;
using AthenaInputs = Pulumi.Aws.Athena.Inputs;
using Glue = Pulumi.Aws.Glue;

namespace LandingZone.Serving;

/// <summary>
/// The ML data store of a zone: what every version of every model said, live or in stealth, and what became of it. Records are locked from
/// the moment they are written; each version adds to its own folder and reads none; SQL reads all of it through a workgroup of its own.
/// A new model or version needs no change here.
/// </summary>
public sealed class ModelDataStore : ComponentResource
{
    private const string Content = "ml-data-store";
    private const string QueryContent = "ml-queries";
    private const string Predictions = "predictions";
    private const string Outcomes = "outcomes";
    private const string Captures = "captures";

    private readonly ModelDataStoreArgs _args;

    /// <summary>Declares the store.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ModelDataStore(string name, ModelDataStoreArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:serving:ModelDataStore", name, options)
    {
        Check(name, args);
        _args = args;
        var bucket = Bucket($"{name}-records", Content, null, args.Lock);
        var queries = Bucket($"{name}-queries", QueryContent, args.QueryResultDays, null);
        BucketName = bucket.BucketName;
        BucketArn = bucket.BucketArn;
        QueryBucketArn = queries.BucketArn;

        DatabaseName = NameOf(args.Zone, Content);
        var database = new Glue.CatalogDatabase(name, new Glue.CatalogDatabaseArgs
        {
            Name = DatabaseName,
            Description = "What models said, and what became of it",
            Tags = args.Zone.Tags(DatabaseName),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        var tables = new DataStoreTables(name, database, BucketName, this);
        var predictions = tables.Declare(Predictions, "One row for each request that a version answered", DataStoreTables.PredictionColumns,
            ["model", "version", "mode", "day"]);
        var outcomes = tables.Declare(Outcomes, "One row for each request whose true category is known", DataStoreTables.OutcomeColumns,
            ["model", "day"]);
        var workgroup = Workgroup(name, args, queries);

        // Whoever queries waits for the tables.
        WorkgroupName = Output.Tuple(workgroup.Name, predictions.Id, outcomes.Id).Apply(known => known.Item1);
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["bucketName"] = BucketName, ["databaseName"] = DatabaseName, ["workgroupName"] = WorkgroupName,
        });
    }

    /// <summary>The name of the bucket with the records.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The ARN of the bucket with the records.</summary>
    public Output<string> BucketArn { get; }

    /// <summary>The name of the database in the Glue catalog.</summary>
    public string DatabaseName { get; }

    /// <summary>The name of the Athena workgroup; known when the tables are there.</summary>
    public Output<string> WorkgroupName { get; }

    /// <summary>The ARN of the KMS key that encrypts records and query results.</summary>
    public Input<string> KeyArn => _args.KeyArn;

    /// <summary>The name by which pods and jobs reach the bucket.</summary>
    public Output<string> Host => AwsHosts.Bucket(_args.Zone, BucketName);

    private Output<string> QueryBucketArn { get; }

    /// <summary>Where a version puts its records, in a folder "day=2026-11-21/" for each day: with a slash at the end.</summary>
    public static string PrefixOf(ModelName model, ModelVersion version) =>
        $"{Predictions}/model={model}/version={version.Name}/mode={version.Mode.Word}/";

    /// <summary>Where SageMaker puts what an endpoint was asked and said, word for word: without a slash at the end.</summary>
    public Output<string> CaptureUri => Output.Format($"s3://{BucketName}/{Captures}");

    /// <summary>What adds records of one version, live or in stealth, and can do nothing else: not even read them.</summary>
    public IReadOnlyList<PolicyStatement> WriteStatements(ModelName model, ModelVersion version) =>
        Write("AddRecords", Output.Format($"{BucketArn}/{PrefixOf(model, version)}*"));

    /// <summary>What adds the captured traffic of one variant of an endpoint besides its records.</summary>
    public IReadOnlyList<PolicyStatement> CaptureStatements(string endpoint, ModelVersionName variant) =>
    [
        new("AddCaptures", PolicyEffect.Allow)
        {
            Actions = ["s3:PutObject"],
            Resources = [Output.Format($"{BucketArn}/{Captures}/{endpoint}/{variant}/*")],
        },
    ];

    /// <summary>What adds the true outcomes of a model's requests.</summary>
    public IReadOnlyList<PolicyStatement> OutcomeStatements(ModelName model) =>
        Write("AddOutcomes", Output.Format($"{BucketArn}/{Outcomes}/model={model}/*"));

    /// <summary>What queries the store through its workgroup, new partitions included. It can change no record.</summary>
    public IReadOnlyList<PolicyStatement> QueryStatements()
    {
        var zone = _args.Zone;
        var athena = $"arn:{zone.Partition}:athena:{zone.Region.Name}:{zone.AccountId}";
        var glue = $"arn:{zone.Partition}:glue:{zone.Region.Name}:{zone.AccountId}";
        return
        [
            new("RunQueries", PolicyEffect.Allow)
            {
                Actions =
                [
                    "athena:GetQueryExecution", "athena:GetQueryResults", "athena:GetWorkGroup", "athena:StartQueryExecution",
                    "athena:StopQueryExecution",
                ],
                Resources = [Output.Format($"{athena}:workgroup/{WorkgroupName}")],
            },
            new("FindCatalog", PolicyEffect.Allow)
            {
                Actions = ["athena:GetDataCatalog"],
                Resources = [$"{athena}:datacatalog/AwsDataCatalog"],
            },
            new("ReadTables", PolicyEffect.Allow)
            {
                Actions =
                [
                    "glue:BatchCreatePartition", "glue:BatchGetPartition", "glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions",
                    "glue:GetTable",
                ],

                // Athena looks at the default database whatever a query names (Athena user guide, "Access to databases and tables").
                Resources =
                [
                    $"{glue}:catalog", $"{glue}:database/default", $"{glue}:database/{DatabaseName}", $"{glue}:table/{DatabaseName}/*",
                ],
            },
            new("ReadRecords", PolicyEffect.Allow)
            {
                Actions = ["s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket"],
                Resources = [BucketArn, Output.Format($"{BucketArn}/{Predictions}/*"), Output.Format($"{BucketArn}/{Outcomes}/*")],
            },
            new("KeepResults", PolicyEffect.Allow)
            {
                Actions =
                [
                    "s3:AbortMultipartUpload", "s3:GetBucketLocation", "s3:GetObject", "s3:ListBucket", "s3:ListBucketMultipartUploads",
                    "s3:ListMultipartUploadParts", "s3:PutObject",
                ],
                Resources = [QueryBucketArn, Output.Format($"{QueryBucketArn}/*")],
            },
            KeyUse.ReadAndWrite("UseStoreKey", zone, KeyArn, "s3"),
        ];
    }

    internal static void Check(string name, ModelDataStoreArgs args)
    {
        var problems = new ArgumentProblems(nameof(ModelDataStore), name);
        problems.AddIf(args.QueryResultDays < 1, $"QueryResultDays is {args.QueryResultDays}; it must be 1 or more.");
        problems.AddIf(args.MaxQueryMib is < 10 or > 2047, $"MaxQueryMib is {args.MaxQueryMib}; it must be 10 to 2047.");
        problems.ThrowIfAny();
    }

    /// <summary>Names in the Glue catalog that SQL can write without quotes have no hyphens.</summary>
    private static string NameOf(ZoneIdentity zone, string what) => zone.NameOf(what, 255).Replace('-', '_');

    private SecureBucket Bucket(string name, string content, int? expirationDays, ObjectLock? objectLock) => new(name, new SecureBucketArgs
    {
        Zone = _args.Zone,
        Content = content,
        KeyArn = _args.KeyArn,
        AccessLogBucketName = _args.AccessLogBucketName,
        ExpirationDays = expirationDays,
        ObjectLock = objectLock,
    }, new ComponentResourceOptions { Parent = this });

    private PolicyStatement[] Write(string id, Output<string> objects) =>
    [
        new(id, PolicyEffect.Allow) { Actions = ["s3:PutObject"], Resources = [objects] },
        KeyUse.ReadAndWrite("EncryptRecords", _args.Zone, KeyArn, "s3"),
    ];

    private Athena.Workgroup Workgroup(string name, ModelDataStoreArgs args, SecureBucket queries)
    {
        var workgroupName = args.Zone.NameOf(Content, 128);
        return new Athena.Workgroup(name, new Athena.WorkgroupArgs
        {
            Name = workgroupName,
            Description = "Queries of the ML data store",
            ForceDestroy = false,
            Configuration = new AthenaInputs.WorkgroupConfigurationArgs
            {
                // What a client asks for does not override where results go and how they are encrypted.
                EnforceWorkgroupConfiguration = true,
                PublishCloudwatchMetricsEnabled = true,
                BytesScannedCutoffPerQuery = args.MaxQueryMib * 1024 * 1024,
                ResultConfiguration = new AthenaInputs.WorkgroupConfigurationResultConfigurationArgs
                {
                    OutputLocation = Output.Format($"s3://{queries.BucketName}/results/"),
                    ExpectedBucketOwner = args.Zone.AccountId,
                    EncryptionConfiguration = new AthenaInputs.WorkgroupConfigurationResultConfigurationEncryptionConfigurationArgs
                    {
                        EncryptionOption = "SSE_KMS",
                        KmsKeyArn = args.KeyArn,
                    },
                },
            },
            Tags = args.Zone.Tags(workgroupName),
        }, new CustomResourceOptions { Parent = this });
    }
}
