using System.Collections.Immutable;
using LandingZone.Etl;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using Pulumi;

namespace LandingZone.Infra.Tests.Etl;

public sealed class PythonFunctionTests
{
    private const string FunctionArn = "arn:aws:lambda:eu-west-1:222222222222:function:rnd-eu-west-1-score-loader";

    [Fact]
    public async Task The_function_runs_inside_the_network_with_logs_traces_and_encrypted_variables()
    {
        var function = (await Declare(Args())).One("aws:lambda/function:Function");

        Assert.Equal("rnd-eu-west-1-score-loader", function.Text("name"));
        Assert.Equal("python3.13", function.Text("runtime"));
        Assert.Equal(["arm64"], function.Texts("architectures"));
        Assert.Equal("arn:key", function.Text("kmsKeyArn"));
        Assert.Equal("Active", function.Map("tracingConfig")["mode"]);
        Assert.Equal(["subnet-1"], ((ImmutableArray<object>)function.Map("vpcConfig")["subnetIds"]).Cast<string>());
        Assert.Equal("/aws/lambda/rnd-eu-west-1-score-loader", function.Map("loggingConfig")["logGroup"]);
        Assert.False(function.Inputs.ContainsKey("reservedConcurrentExecutions"));
        Samples.AssertTagged(function, Samples.Rnd);
    }

    [Fact]
    public async Task Its_logs_are_encrypted_and_kept()
    {
        var logs = (await Declare(Args())).One("aws:cloudwatch/logGroup:LogGroup");

        Assert.Equal("/aws/lambda/rnd-eu-west-1-score-loader", logs.Text("name"));
        Assert.Equal(400, logs.Number("retentionInDays"));
        Assert.Equal("arn:log-key", logs.Text("kmsKeyId"));
    }

    [Fact]
    public async Task Its_role_may_log_trace_and_join_the_network_and_its_code_may_not_touch_the_network()
    {
        var statements = (await Declare(Args())).One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements();

        Assert.Equal(
            ["WriteLogs", "WriteTraces", "JoinNetwork", "ListNetwork", "DenyNetworkToCode", "DecryptEnvironment", "Extra"], statements.Keys);
        Assert.Equal(["arn:of:loader:*"], statements["WriteLogs"].Resources());
        Assert.Equal(["arn:aws:ec2:eu-west-1:222222222222:*/*"], statements["JoinNetwork"].Resources());
        Assert.Equal("Deny", statements["DenyNetworkToCode"].GetProperty("Effect").GetString());
        Assert.Equal(
            statements["JoinNetwork"].Actions().Concat(statements["ListNetwork"].Actions()), statements["DenyNetworkToCode"].Actions());
        Assert.Equal([$"ArnLike lambda:SourceFunctionArn {FunctionArn}"], statements["DenyNetworkToCode"].Conditions());
        Assert.Equal(
            ["StringEquals kms:ViaService lambda.eu-west-1.amazonaws.com"], statements["DecryptEnvironment"].Conditions());
    }

    [Fact]
    public async Task A_queue_is_worked_off_message_by_message_and_within_its_concurrency()
    {
        var declaration = await Declare(Args(queue: Queue(concurrency: 8), reserved: 8));

        var mapping = declaration.One("aws:lambda/eventSourceMapping:EventSourceMapping", "loader-load");
        Assert.Equal("arn:queue", mapping.Text("eventSourceArn"));
        Assert.Equal(5, mapping.Number("batchSize"));
        Assert.Equal(["ReportBatchItemFailures"], mapping.Texts("functionResponseTypes"));
        Assert.Equal(8.0, Convert.ToDouble(mapping.Map("scalingConfig")["maximumConcurrency"], null));
        Assert.Equal(8, declaration.One("aws:lambda/function:Function").Number("reservedConcurrentExecutions"));
        var statements = declaration.One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements();
        Assert.Equal(["arn:queue"], statements["WorkOffQueues"].Resources());
        Assert.Equal(["arn:queue-key"], statements["DecryptMessages"].Resources());
        Assert.Equal(["kms:Decrypt", "kms:DescribeKey"], statements["DecryptMessages"].Actions());
    }

    [Fact]
    public async Task Events_that_nobody_waits_for_go_to_a_queue_when_they_fail()
    {
        var declaration = await Declare(Args(failed: new QueueTarget("arn:failed", "arn:failed-key")));

        var config = declaration.One("aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig");
        var destination = (ImmutableDictionary<string, object>)config.Map("destinationConfig")["onFailure"];
        Assert.Equal("arn:failed", destination["destination"]);
        var statements = declaration.One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements();
        Assert.Equal(["sqs:SendMessage"], statements["SendFailedEvents"].Actions());
        Assert.Equal(["arn:failed-key"], statements["EncryptFailedEvents"].Resources());
    }

    [Fact]
    public async Task It_declares_the_alarms_that_it_needs()
    {
        IReadOnlyList<string> names = [];
        await Declaration.OfAsync(() => names = [.. new PythonFunction("loader", Args()).Alarms.Select(alarm => alarm.Name)]);

        Assert.Equal(["score-loader-errors", "score-loader-throttles", "score-loader-slow"], names);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once()
    {
        var problems = await Refusal.OfAsync(() => _ = new PythonFunction("loader", new PythonFunctionArgs
        {
            Zone = Samples.Rnd,
            Workload = "Score_Loader",
            Description = "",
            Code = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["loader.py"] = new StringAsset("") }),
            Handler = "handler",
            Runtime = "nodejs22.x",
            MemoryMib = 64,
            TimeoutSeconds = 901,
            SubnetIds = "subnet-1",
            SecurityGroupIds = "sg-1",
            PermissionBoundaryArn = "arn:boundary",
            KeyArn = "arn:key",
            LogKeyArn = "arn:log-key",
            LogRetentionDays = 30,
            ReservedConcurrency = 1,
            LayerArns = ["1", "2", "3", "4", "5", "6"],
            Queues = [Queue(concurrency: 2000, batch: 11), Queue(concurrency: null)],
        }));

        Assert.Equal(
            [
                "PythonFunction 'loader' cannot be made:",
                "- Workload is 'Score_Loader'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
                "- Description has 0 characters; Lambda takes 1 to 256.",
                "- Handler is 'handler'; write module and function, 'loader.handler'.",
                "- Runtime is 'nodejs22.x'; name a Python version, 'python3.13'.",
                "- MemoryMib is 64; Lambda takes 128 to 10240.",
                "- TimeoutSeconds is 901; Lambda takes 1 to 900.",
                "- LayerArns has 6 entries; Lambda takes 5.",
                "- LogRetentionDays: A retention of 30 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
                + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
                "- Queues has 'load' 2 times; give each queue a name of its own.",
                "- Queues: 'load' has batches of 11 messages; SQS takes 1 to 10.",
                "- Queues: 'load' has a concurrency of 2000; Lambda takes 2 to 1000.",
                "- ReservedConcurrency is 1, and the queues may ask for 2000 calls at once; reserve as many.",
                "- ReservedConcurrency is 1, and a queue has no limit; give each queue a concurrency.",
            ],
            problems);
    }

    private static FunctionQueue Queue(int? concurrency, int batch = 5) => new()
    {
        Name = "load", Arn = "arn:queue", KeyArn = "arn:queue-key", BatchSize = batch, MaximumConcurrency = concurrency,
    };

    private static PythonFunctionArgs Args(FunctionQueue? queue = null, int? reserved = null, QueueTarget? failed = null) => new()
    {
        Zone = Samples.Rnd,
        Workload = "score-loader",
        Description = "Loads scores into the warehouse",
        Code = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["loader.py"] = new StringAsset("") }),
        Handler = "loader.handler",
        Environment = new Dictionary<string, Input<string>> { ["DATABASE"] = "scores" },
        SubnetIds = "subnet-1",
        SecurityGroupIds = "sg-1",
        Statements = [new PolicyStatement("Extra", PolicyEffect.Allow) { Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::b/*"] }],
        PermissionBoundaryArn = "arn:boundary",
        KeyArn = "arn:key",
        LogKeyArn = "arn:log-key",
        ReservedConcurrency = reserved,
        Queues = queue is null ? [] : [queue],
        FailedEvents = failed,
    };

    private static Task<Declaration> Declare(PythonFunctionArgs args) => Declaration.OfAsync(() => _ = new PythonFunction("loader", args));
}
