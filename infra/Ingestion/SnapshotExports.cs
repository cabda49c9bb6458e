using System.Text.Json.Nodes;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Workflows;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Sfn = Pulumi.Aws.Sfn;
using SfnInputs = Pulumi.Aws.Sfn.Inputs;

namespace LandingZone.Ingestion;

/// <summary>
/// Exports the automated snapshots of databases as RDS makes them. RDS tells EventBridge of a snapshot and names it; a schedule could not, as
/// its name has the time in it. A state machine starts the export, because a rule cannot call RDS.
/// </summary>
internal static class SnapshotExports
{
    /// <summary>"Automated DB snapshot created" (Amazon RDS user guide, "Amazon RDS event categories and event messages").</summary>
    private const string SnapshotCreated = "RDS-EVENT-0091";

    private const int MaxStateMachineName = 80;

    /// <summary>Declares it; gives its alarms.</summary>
    /// <param name="name">The name of its resources.</param>
    /// <param name="args">What the landing is made from.</param>
    /// <param name="parent">The component that it belongs to.</param>
    public static IEnumerable<AlarmDeclaration> Declare(string name, ExportLandingArgs args, ComponentResource parent)
    {
        var zone = args.Zone;
        var child = new ComponentResourceOptions { Parent = parent };
        var exporter = new WorkloadIdentity($"{name}-exporter", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = "snapshot-exporter",
            Description = "RDS writes exported snapshots into the landing bucket",
            Trust = WorkloadTrust.Service("export.rds.amazonaws.com"),
            Statements = ExporterRights(args),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = parent });
        var machineName = zone.NameOf("snapshot-exports", MaxStateMachineName);
        var logs = new CloudWatch.LogGroup($"{name}-exports", new CloudWatch.LogGroupArgs
        {
            // Step Functions asks for this beginning, so that the log resource policy stays short.
            Name = $"/aws/vendedlogs/states/{machineName}",
            RetentionInDays = args.LogRetentionDays,
            KmsKeyId = args.LogKeyArn,
            Tags = zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = parent });
        var starter = new WorkloadIdentity($"{name}-starter", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = "snapshot-starter",
            Description = "Starts the export of a new snapshot",
            Trust = WorkloadTrust.Service("states.amazonaws.com"),
            Statements = StarterRights(args, exporter),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, child);
        var machine = new Sfn.StateMachine($"{name}-exports", new Sfn.StateMachineArgs
        {
            Name = machineName,
            RoleArn = starter.RoleArn,
            Type = "STANDARD",
            Definition = Output.Tuple(args.Landing.BucketName.ToOutput(), args.Landing.KeyArn.ToOutput(), exporter.RoleArn)
                .Apply(known => DefinitionOf(args, known.Item1, known.Item2, known.Item3)),
            LoggingConfiguration = new SfnInputs.StateMachineLoggingConfigurationArgs
            {
                Level = "ERROR", IncludeExecutionData = true, LogDestination = Output.Format($"{logs.Arn}:*"),
            },
            TracingConfiguration = new SfnInputs.StateMachineTracingConfigurationArgs { Enabled = true },
            Tags = zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = parent });
        Listen(name, args, machine, parent);
        yield return WorkflowAlarm.Failing(
            "snapshot-exports-failed",
            "The export of a snapshot could not be started. Look into the state machine's execution, and start it again with the same input.",
            "Ingestion",
            machine.Arn);
    }

    private static void Listen(string name, ExportLandingArgs args, Sfn.StateMachine machine, ComponentResource parent)
    {
        var zone = args.Zone;
        var ruleName = ExportLanding.RuleNameOf(args);
        var caller = new WorkloadIdentity($"{name}-listener", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = "snapshot-listener",
            Description = "EventBridge starts the state machine for each new snapshot",
            Trust = WorkloadTrust.Service(
                "events.amazonaws.com", $"arn:{zone.Partition}:events:{zone.Region.Name}:{zone.AccountId}:rule/{ruleName}"),
            Statements = [new("StartExport", PolicyEffect.Allow) { Actions = ["states:StartExecution"], Resources = [machine.Arn] }],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = parent });
        var rule = new CloudWatch.EventRule($"{name}-snapshots", new CloudWatch.EventRuleArgs
        {
            Name = ruleName,
            Description = "Automated snapshots of the databases that are exported",
            EventPattern = PatternOf(args),
            State = "ENABLED",
            Tags = zone.Tags(ruleName),
        }, new CustomResourceOptions { Parent = parent });
        _ = new CloudWatch.EventTarget($"{name}-snapshots", new CloudWatch.EventTargetArgs
        {
            Rule = rule.Name, TargetId = "export", Arn = machine.Arn, RoleArn = caller.RoleArn,
        }, new CustomResourceOptions { Parent = parent });
    }

    /// <summary>The snapshot's name begins "rds:" and the database's, then the time (the same page).</summary>
    private static string PatternOf(ExportLandingArgs args) => new JsonObject
    {
        ["source"] = new JsonArray("aws.rds"),
        ["detail-type"] = new JsonArray("RDS DB Snapshot Event"),
        ["detail"] = new JsonObject
        {
            ["EventID"] = new JsonArray(SnapshotCreated),
            ["SourceIdentifier"] = new JsonArray(
                [.. args.Databases.Select(database => (JsonNode)new JsonObject { ["prefix"] = $"rds:{database.Identifier}-20" })]),
        },
    }.ToJsonString();

    /// <summary>
    /// One branch for each database, so that each exports what it should. A new UUID makes the task's name
    /// unique, and keeps it inside RDS's 60 characters.
    /// </summary>
    private static string DefinitionOf(ExportLandingArgs args, string bucket, string keyArn, string roleArn)
    {
        var choices = new JsonArray();
        var states = new JsonObject { ["Which database"] = new JsonObject { ["Type"] = "Choice", ["Choices"] = choices } };
        foreach (var database in args.Databases)
        {
            choices.Add(new JsonObject
            {
                ["Variable"] = "$.detail.SourceIdentifier", ["StringMatches"] = $"rds:{database.Identifier}-20*", ["Next"] = database.Identifier,
            });
            var parameters = new JsonObject
            {
                ["ExportTaskIdentifier.$"] = "States.Format('export-{}', States.UUID())",
                ["SourceArn.$"] = "$.detail.SourceArn",
                ["S3BucketName"] = bucket,
                ["S3Prefix"] = $"{args.DatabasePrefix}{database.Identifier}",
                ["IamRoleArn"] = roleArn,
                ["KmsKeyId"] = keyArn,
            };
            if (database.Only.Count > 0)
            {
                parameters["ExportOnly"] = new JsonArray([.. database.Only.Select(part => (JsonNode)JsonValue.Create(part))]);
            }

            states[database.Identifier] = new JsonObject
            {
                ["Type"] = "Task",
                ["Resource"] = $"arn:{args.Zone.Partition}:states:::aws-sdk:rds:startExportTask",
                ["Parameters"] = parameters,
                ["Retry"] = new JsonArray(new JsonObject
                {
                    ["ErrorEquals"] = new JsonArray("States.ALL"), ["IntervalSeconds"] = 300, ["MaxAttempts"] = 5, ["BackoffRate"] = 2,
                }),
                ["End"] = true,
            };
        }

        return new JsonObject { ["StartAt"] = "Which database", ["States"] = states }.ToJsonString();
    }

    /// <summary>What RDS asks for (Amazon RDS API reference, StartExportTask, IamRoleArn).</summary>
    private static PolicyStatement[] ExporterRights(ExportLandingArgs args)
    {
        Input<string> objects = Output.Format($"{args.Landing.BucketArn}/{args.DatabasePrefix}*");
        return
        [
            new("WriteExports", PolicyEffect.Allow)
            {
                Actions = ["s3:DeleteObject*", "s3:GetObject*", "s3:PutObject*"], Resources = [objects],
            },
            new("SeeBucket", PolicyEffect.Allow) { Actions = ["s3:GetBucketLocation", "s3:ListBucket"], Resources = [args.Landing.BucketArn] },
            KeyUse.ReadAndWrite("EncryptExports", args.Zone, args.Landing.KeyArn, "s3"),
        ];
    }

    private static PolicyStatement[] StarterRights(ExportLandingArgs args, WorkloadIdentity exporter) =>
    [
        // RDS knows no resource for this action (Service Authorization Reference); what is exported where follows from the role it passes.
        new("StartExports", PolicyEffect.Allow) { Actions = ["rds:StartExportTask"], Resources = ["*"] },
        new("PassExporter", PolicyEffect.Allow)
        {
            Actions = ["iam:PassRole"],
            Resources = [exporter.RoleArn],
            Conditions = [PolicyCondition.StringEquals("iam:PassedToService", "export.rds.amazonaws.com")],
        },
        KeyUse.Read("SeeKey", args.Zone, args.Landing.KeyArn, "rds"),
        new("LendKey", PolicyEffect.Allow)
        {
            Actions = ["kms:CreateGrant"],
            Resources = [args.Landing.KeyArn],
            Conditions =
            [
                PolicyCondition.StringEquals("kms:ViaService", $"rds.{args.Zone.Region.Name}.{args.Zone.Region.DnsSuffix}"),
                PolicyCondition.Bool("kms:GrantIsForAWSResource", true),
            ],
        },
        WriteLogs(),
        new("WriteTraces", PolicyEffect.Allow) { Actions = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], Resources = ["*"] },
    ];

    /// <summary>Log delivery knows no resources (AWS Step Functions developer guide, "Using CloudWatch Logs").</summary>
    private static PolicyStatement WriteLogs() => new("DeliverLogs", PolicyEffect.Allow)
    {
        Actions =
        [
            "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies", "logs:GetLogDelivery",
            "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
        ],
        Resources = ["*"],
    };
}
