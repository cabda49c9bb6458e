using System.Collections.Immutable;
using System.Text.Json;
using LandingZone.Engine;
using LandingZone.Etl;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Warehouse;
using Pulumi;

namespace LandingZone.Infra.Tests.Etl;

public sealed class FanOutTests
{
    private static readonly WarehouseTable Scores = new()
    {
        Schema = "scores",
        Name = "loans",
        Columns = [new WarehouseColumn("loan_id", "varchar(32)"), new WarehouseColumn("score", "double precision"), new WarehouseColumn("scored_at", "timestamp")],
        Keys = ["loan_id"],
        NewestBy = "scored_at",
    };

    [Fact]
    public async Task Every_step_has_its_queue_its_function_and_its_dead_letters()
    {
        var declaration = await Declare(Args());

        Assert.Equal(
            ["chain-dispatcher", "chain-loader", "chain-splitter", "chain-worker"],
            declaration.All("aws:lambda/function:Function").Select(function => function.Name));
        Assert.Equal(
            [
                "chain-cleaning", "chain-cleaning-dead", "chain-intake", "chain-intake-dead", "chain-load", "chain-load-dead", "chain-scoring",
                "chain-scoring-dead", "chain-work", "chain-work-dead",
            ],
            declaration.All("aws:sqs/queue:Queue").Select(queue => queue.Name));
    }

    [Fact]
    public async Task Files_without_a_table_and_without_cleaning_need_no_loader_and_no_worker()
    {
        var declaration = await Declare(Args(kinds: [Kind("loans", WorkerKind.Scoring, table: null)], warehouse: null));

        Assert.Equal(
            ["chain-dispatcher", "chain-splitter"], declaration.All("aws:lambda/function:Function").Select(function => function.Name));
        Assert.Single(declaration.All("aws:cloudwatch/eventRule:EventRule"));
    }

    [Fact]
    public async Task New_objects_under_the_prefixes_become_messages_and_what_cannot_be_delivered_a_dead_letter()
    {
        var declaration = await Declare(Args());

        var pattern = declaration.One("aws:cloudwatch/eventRule:EventRule", "chain-landing").Json("eventPattern");
        Assert.Equal("landing-bucket", pattern.GetProperty("detail").GetProperty("bucket").GetProperty("name")[0].GetString());
        Assert.Equal(
            "incoming/", pattern.GetProperty("detail").GetProperty("object").GetProperty("key")[0].GetProperty("prefix").GetString());
        var target = declaration.One("aws:cloudwatch/eventTarget:EventTarget", "chain-landing");
        Assert.Equal("arn:of:chain-intake", target.Text("arn"));
        Assert.Equal("arn:of:chain-intake-dead", target.Map("deadLetterConfig")["arn"]);
        Assert.Equal("arn:of:chain-load", declaration.One("aws:cloudwatch/eventTarget:EventTarget", "chain-results").Text("arn"));
    }

    [Fact]
    public async Task The_functions_are_told_what_the_handlers_read()
    {
        var declaration = await Declare(Args());

        var splitter = Variables(declaration, "chain-splitter");
        Assert.Equal(["DEAD_LETTER_QUEUE_URL", "ROUTES", "STATE_TABLE", "WORK_QUEUE_URL"], splitter.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            """[{"kind":"loans","pattern":"incoming/loans-*.csv","mode":"range","range_mb":64,"delimiter":",","header":true},"""
            + """{"kind":"funds","pattern":"incoming/funds-*.csv","delimiter":",","header":true}]""",
            splitter["ROUTES"]);
        var workers = JsonDocument.Parse((string)Variables(declaration, "chain-dispatcher")["WORKERS"]).RootElement;
        Assert.Equal("queue", workers.GetProperty("loans").GetProperty("type").GetString());
        var loader = Variables(declaration, "chain-loader");
        Assert.Equal(
            """{"loans":{"schema":"scores","table":"loans","columns":[{"name":"loan_id","type":"varchar(32)"},"""
            + """{"name":"score","type":"double precision"},{"name":"scored_at","type":"timestamp"}],"format":"psv","""
            + """ "keys":["loan_id"],"newest_by":"scored_at"}}""".TrimStart(),
            loader["TABLES"]);
        Assert.Equal("scores", loader["WORKGROUP_NAME"]);
        Assert.Equal("arn:copy-role", loader["COPY_ROLE_ARN"]);
        Assert.Equal(
            ["DEAD_LETTER_QUEUE_URL", "RESULT_BUCKET", "RESULT_KEY_ARN", "RESULT_PREFIX"],
            Variables(declaration, "chain-worker").Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("chain-splitter", "arn:landing/incoming/*", "", "dynamodb")]
    [InlineData("chain-dispatcher", "", "", "dynamodb")]
    [InlineData("chain-worker", "arn:landing/incoming/*;arn:results/results/*", "arn:results/results/*", "")]
    [InlineData("chain-loader", "arn:results/results/*", "arn:results/manifests/*", "")]
    public async Task A_function_reads_and_writes_what_its_step_needs(string function, string reads, string writes, string state)
    {
        var statements = Rights(await Declare(Args()), function);

        Assert.Equal(reads, Granted(statements, "s3:GetObject"));
        Assert.Equal(writes, Granted(statements, "s3:PutObject"));
        Assert.Equal(state.Length > 0, Granted(statements, "dynamodb:UpdateItem").Length > 0);
        Assert.Equal("", Granted(statements, "s3:DeleteObject"));
        Assert.Equal("", Granted(statements, "dynamodb:DeleteItem"));
    }

    [Theory]
    [InlineData("chain-splitter", "arn:of:chain-intake-dead;arn:of:chain-work")]
    [InlineData("chain-dispatcher", "arn:of:chain-cleaning;arn:of:chain-scoring;arn:of:chain-work-dead")]
    [InlineData("chain-worker", "arn:of:chain-cleaning-dead")]
    [InlineData("chain-loader", "arn:of:chain-load-dead")]
    public async Task A_function_sends_to_the_next_queue_and_to_its_dead_letters(string function, string queues) =>
        Assert.Equal(queues, Granted(Rights(await Declare(Args()), function), "sqs:SendMessage"));

    [Fact]
    public async Task The_loader_signs_in_to_its_warehouse_and_sees_its_own_statements()
    {
        var statements = Rights(await Declare(Args()), "chain-loader");

        Assert.Equal(["arn:workgroup"], statements["RunStatements"].Resources());
        Assert.Equal(["redshift-serverless:GetCredentials"], statements["SignIn"].Actions());
        Assert.Equal(["arn:workgroup"], statements["SignIn"].Resources());
        Assert.Equal(["StringEquals redshift-data:statement-owner-iam-userid ${aws:userid}"], statements["SeeOwnStatements"].Conditions());
    }

    [Fact]
    public async Task The_state_is_kept_encrypted_and_protected()
    {
        var table = (await Declare(Args())).One("aws:dynamodb/table:Table");

        Assert.Equal("pk", table.Text("hashKey"));
        Assert.True(table.Flag("deletionProtectionEnabled"));
        Assert.Equal("expires_at", table.Map("ttl")["attributeName"]);
        Assert.Equal("arn:state-key", table.Map("serverSideEncryption")["kmsKeyArn"]);
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task It_can_be_planned_before_anything_exists(RunMode mode) =>
        Assert.NotEmpty((await Planned.OfAsync(mode, () => _ = new FanOut("chain", Args()))).Resources);

    [Fact]
    public async Task Another_kind_changes_the_two_functions_that_know_the_kinds_and_nothing_else()
    {
        var before = await Declare(Args());
        var after = await Declare(Args(kinds: [.. Kinds, Kind("rates", WorkerKind.Cleaning, table: null)]));

        Assert.Equal(before.Resources.Select(resource => resource.Name), after.Resources.Select(resource => resource.Name));
        var changed = before.All("aws:lambda/function:Function")
            .Where(function => Text(Variables(before, function.Name)) != Text(Variables(after, function.Name)));
        Assert.Equal(["chain-dispatcher", "chain-splitter"], changed.Select(function => function.Name));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "FanOut 'chain' cannot be made:",
            "- Workload is 'a-name-that-is-much-too-long'; use at most 20 lower-case letters, digits and single hyphens, and begin with a letter.",
            "- Landing: 'incoming' is no prefix; use letters, digits and /._-= , end it with a slash and do not start it with one.",
            "- Manifests are under 'results/manifests/' and results under 'results/'; keep them apart, or manifests would be loaded.",
            "- ScoringSeconds is 10; give 60 to 7200.",
            "- Kinds has 'Loans' 2 times; give each kind a name of its own.",
            "- Kinds: 'Loans' is no name; use 1 to 40 lower-case letters, digits and hyphens.",
            "- Kinds: 'Loans' has parts of 5000 MiB; the splitter takes 1 to 4096.",
            "- Kinds: 'Loans' is no name; use 1 to 40 lower-case letters, digits and hyphens.",
            "- Kinds: 'Loans' has the pattern '*.csv', which takes nothing under 'incoming'; begin it with that.",
            "- Kinds: 'Loans' has a table, and there is no warehouse; give it one.",
            "- Kinds: in the table of 'Loans', it has 0 columns; give 1 to 100.",
            "- Concurrency: Loader is 1; Lambda takes 2 to 1000.",
            "- LogRetentionDays: A retention of 1 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
            + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
        ],
        await Refusal.OfAsync(() => _ = new FanOut("chain", new FanOutArgs
        {
            Zone = Samples.Rnd,
            Workload = "a-name-that-is-much-too-long",
            Code = Code,
            Landing = Prefix("landing", "incoming"),
            Results = Prefix("results", "results/"),
            Manifests = Prefix("results", "results/manifests/"),
            Kinds =
            [
                new WorkKind { Name = "Loans", Pattern = "incoming/*.csv", Worker = WorkerKind.Scoring, PartMib = 5000 },
                new WorkKind
                {
                    Name = "Loans",
                    Pattern = "*.csv",
                    Worker = WorkerKind.Cleaning,
                    Table = new WarehouseTable { Schema = "s", Name = "t", Columns = [] },
                },
            ],
            Concurrency = new FanOutConcurrency { Loader = 1 },
            ScoringSeconds = 10,
            SubnetIds = "subnet-1",
            SecurityGroupIds = "sg-1",
            PermissionBoundaryArn = "arn:boundary",
            MessageKeyArn = "arn:message-key",
            StateKeyArn = "arn:state-key",
            SecretKeyArn = "arn:secret-key",
            LogKeyArn = "arn:log-key",
            LogRetentionDays = 1,
        })));

    private static AssetArchive Code => new(new Dictionary<string, AssetOrArchive> { ["splitter.py"] = new StringAsset("") });

    private static IReadOnlyList<WorkKind> Kinds { get; } =
    [
        Kind("loans", WorkerKind.Scoring, Scores) with { PartMib = 64 }, Kind("funds", WorkerKind.Cleaning, table: null),
    ];

    private static WorkKind Kind(string name, WorkerKind worker, WarehouseTable? table) => new()
    {
        Name = name, Pattern = $"incoming/{name}-*.csv", Worker = worker, Table = table,
    };

    private static EncryptedPrefix Prefix(string bucket, string prefix) => new()
    {
        BucketName = $"{bucket}-bucket", BucketArn = $"arn:{bucket}", Prefix = prefix, KeyArn = "arn:storage-key",
    };

    private static FanOutArgs Args(IReadOnlyList<WorkKind>? kinds = null) => Args(kinds ?? Kinds, new WarehouseAccess
    {
        Database = "scores", WorkgroupName = "scores", Arn = "arn:workgroup", CredentialsArn = "arn:workgroup", CopyRoleArn = "arn:copy-role",
    });

    private static FanOutArgs Args(IReadOnlyList<WorkKind> kinds, WarehouseAccess? warehouse) => new()
    {
        Zone = Samples.Rnd,
        Workload = "scoring",
        Code = Code,
        Landing = Prefix("landing", "incoming/"),
        Results = Prefix("results", "results/"),
        Manifests = Prefix("results", "manifests/"),
        Kinds = kinds,
        Warehouse = warehouse,
        SubnetIds = "subnet-1",
        SecurityGroupIds = "sg-1",
        PermissionBoundaryArn = "arn:boundary",
        MessageKeyArn = "arn:message-key",
        StateKeyArn = "arn:state-key",
        SecretKeyArn = "arn:secret-key",
        LogKeyArn = "arn:log-key",
    };

    private static Task<Declaration> Declare(FanOutArgs args) => Declaration.OfAsync(() => _ = new FanOut("chain", args));

    private static ImmutableDictionary<string, object> Variables(Declaration declaration, string function) =>
        (ImmutableDictionary<string, object>)declaration.One("aws:lambda/function:Function", function).Map("environment")["variables"];

    private static string Text(ImmutableDictionary<string, object> variables) =>
        string.Join(';', variables.OrderBy(variable => variable.Key, StringComparer.Ordinal).Select(variable => $"{variable.Key}={variable.Value}"));

    private static IReadOnlyDictionary<string, JsonElement> Rights(Declaration declaration, string function) =>
        declaration.One("aws:iam/rolePolicy:RolePolicy", function).Json("policy").Statements();

    /// <summary>On what an action is allowed, in order.</summary>
    private static string Granted(IReadOnlyDictionary<string, JsonElement> statements, string action) => string.Join(';', statements.Values
        .Where(statement => statement.GetProperty("Effect").GetString() == "Allow" && statement.Actions().Contains(action))
        .SelectMany(statement => statement.Resources())
        .Order(StringComparer.Ordinal));
}
