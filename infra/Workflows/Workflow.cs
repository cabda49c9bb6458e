using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.Sfn.Inputs;
using Sfn = Pulumi.Aws.Sfn;

namespace LandingZone.Workflows;

/// <summary>
/// A state machine of AWS Step Functions with a role of its own. Every step is logged without the data that it works on; definition and
/// history are encrypted with a key of the zone.
/// </summary>
public sealed class Workflow : ComponentResource
{
    /// <summary>Declares the state machine.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public Workflow(string name, WorkflowArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:workflows:Workflow", name, options)
    {
        Check(name, args);
        var zone = args.Zone;
        var machineName = zone.NameOf(args.What, 80);

        // Step Functions adds each log group to one resource policy of the account, except those under this prefix.
        var logGroupName = $"/aws/vendedlogs/states/{machineName}";
        var logs = new CloudWatch.LogGroup(name, new()
        {
            Name = logGroupName,
            KmsKeyId = args.LogKeyArn,
            RetentionInDays = args.LogRetentionDays,
            Tags = zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = this });
        Arn = $"arn:{zone.Partition}:states:{zone.Region.Name}:{zone.AccountId}:stateMachine:{machineName}";
        var role = new WorkloadIdentity(name, new()
        {
            Zone = zone,
            Workload = args.What,
            Description = args.Description,
            Trust = WorkloadTrust.Service("states.amazonaws.com", Arn),
            Statements = [.. args.Statements, .. DeliverLogs(), KeyUse.ReadAndWrite("UseWorkflowKey", zone, args.KeyArn, "states")],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var machine = new Sfn.StateMachine(name, new()
        {
            Name = machineName,
            Type = "STANDARD",
            RoleArn = role.RoleArn,
            Definition = args.Definition,
            EncryptionConfiguration = new Inputs.StateMachineEncryptionConfigurationArgs
            {
                Type = "CUSTOMER_MANAGED_KMS_KEY",
                KmsKeyId = args.KeyArn,
                KmsDataKeyReusePeriodSeconds = 300,
            },
            LoggingConfiguration = new Inputs.StateMachineLoggingConfigurationArgs
            {
                Level = "ALL",
                IncludeExecutionData = false,
                LogDestination = Output.Format($"{logs.Arn}:*"),
            },
            TracingConfiguration = new Inputs.StateMachineTracingConfigurationArgs { Enabled = false },
            Tags = zone.Tags(machineName),
        }, new CustomResourceOptions { Parent = this });
        StateMachineArn = machine.Arn;
        RoleArn = role.RoleArn;
        RegisterOutputs(new Dictionary<string, object?> { ["stateMachineArn"] = StateMachineArn });
    }

    /// <summary>The state machine's ARN; known when it is there.</summary>
    public Output<string> StateMachineArn { get; }

    /// <summary>The state machine's ARN, known before it is there: for policies.</summary>
    public string Arn { get; }

    /// <summary>The ARN of its role.</summary>
    public Output<string> RoleArn { get; }

    internal static void Check(string name, WorkflowArgs args)
    {
        var problems = new ArgumentProblems(nameof(Workflow), name);
        problems.AddIf(
            !KebabName.Is(args.What),
            $"What is '{args.What}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add(retention);
        }

        problems.ThrowIfAny();
    }

    /// <summary>
    /// What Step Functions needs to write its log (its developer guide, "Logging using CloudWatch Logs"); log deliveries have no ARN.
    /// </summary>
    private static PolicyStatement[] DeliverLogs() =>
    [
        new("DeliverLogs", PolicyEffect.Allow)
        {
            Actions =
            [
                "logs:CreateLogDelivery", "logs:DeleteLogDelivery", "logs:DescribeLogGroups", "logs:DescribeResourcePolicies",
                "logs:GetLogDelivery", "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:UpdateLogDelivery",
            ],
            Resources = ["*"],
        },
    ];
}
