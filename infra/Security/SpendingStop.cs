using LandingZone.Identity;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;
using Budgets = Pulumi.Aws.Budgets;
using Inputs = Pulumi.Aws.Budgets.Inputs;

namespace LandingZone.Security;

/// <summary>
/// The action of a budget that takes from roles the right to start anything that costs. It attaches one policy to them and takes it off again
/// in the next month.
/// </summary>
internal sealed class SpendingStop
{
    private readonly string _name;
    private readonly SpendGuardArgs _args;
    private readonly ComponentResource _parent;

    /// <summary>Declares the action.</summary>
    public SpendingStop(string name, SpendGuardArgs args, Budgets.Budget budget, ComponentResource parent)
    {
        (_name, _args, _parent) = (name, args, parent);
        var zone = args.Zone;
        var stop = Policy("spending-stop", "Starts nothing more: the zone has spent its limit", [.. Denied()]);
        var role = Executor(stop);
        _ = new Budgets.BudgetAction(name, new Budgets.BudgetActionArgs
        {
            BudgetName = budget.Name,
            ActionType = "APPLY_IAM_POLICY",
            ApprovalModel = args.StopsByItself ? "AUTOMATIC" : "MANUAL",
            NotificationType = "ACTUAL",
            ExecutionRoleArn = role,
            ActionThreshold = new Inputs.BudgetActionActionThresholdArgs { ActionThresholdType = "PERCENTAGE", ActionThresholdValue = 100 },
            Definition = new Inputs.BudgetActionDefinitionArgs
            {
                IamActionDefinition = new Inputs.BudgetActionDefinitionIamActionDefinitionArgs
                {
                    PolicyArn = stop.Arn, Roles = args.RolesToStop.ToList(),
                },
            },
            Subscribers = { new Inputs.BudgetActionSubscriberArgs { SubscriptionType = "SNS", Address = args.TopicArn } },
            Tags = zone.Tags(zone.NameOf("spending-stop", 255)),
        }, Child());
    }

    private static IEnumerable<PolicyStatement> Denied()
    {
        yield return new("StartNothing", PolicyEffect.Deny)
        {
            Actions =
            [
                "ec2:CreateFleet", "ec2:PurchaseCapacityBlock", "ec2:RequestSpotInstances", "ec2:RunInstances", "elasticmapreduce:RunJobFlow",
                "emr-serverless:StartApplication", "emr-serverless:StartJobRun", "sagemaker:CreateApp", "sagemaker:CreateAutoMLJob*",
                "sagemaker:CreateEndpoint", "sagemaker:CreateHyperParameterTuningJob", "sagemaker:CreateLabelingJob",
                "sagemaker:CreateProcessingJob", "sagemaker:CreateTrainingJob", "sagemaker:CreateTransformJob",
                "sagemaker:StartNotebookInstance", "sagemaker:StartPipelineExecution",
            ],
            Resources = ["*"],
        };
    }

    /// <summary>
    /// The role of the action. The zone's boundary keeps roles from changing rights, which is all that this one is for; so it has a boundary
    /// of its own, with exactly its rights.
    /// </summary>
    private Output<string> Executor(Aws.Iam.Policy stop)
    {
        var zone = _args.Zone;
        var iam = $"arn:{zone.Partition}:iam::{zone.AccountId}:role";
        PolicyStatement[] rights =
        [
            new("StopRoles", PolicyEffect.Allow)
            {
                Actions = ["iam:AttachRolePolicy", "iam:DetachRolePolicy"],
                Resources = [.. _args.RolesToStop.Select(role => (Input<string>)Output.Format($"{iam}/{role}"))],
                Conditions = [new PolicyCondition("ArnEquals", "iam:PolicyARN", stop.Arn)],
            },
        ];
        return new WorkloadIdentity($"{_name}-executor", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = "spending-stop-executor",
            Description = "Lets AWS Budgets keep roles from starting anything once the zone has spent its limit",
            Trust = WorkloadTrust.Service("budgets.amazonaws.com", $"arn:{zone.Partition}:budgets::{zone.AccountId}:budget/*"),
            Statements = rights,
            PermissionBoundaryArn = Policy("spending-stop-boundary", "What the action of the budget cannot go beyond", rights).Arn,
        }, new ComponentResourceOptions { Parent = _parent }).RoleArn;
    }

    private Aws.Iam.Policy Policy(string what, string description, PolicyStatement[] statements)
    {
        var policyName = _args.Zone.NameOf(what, 128);
        return new($"{_name}-{what}", new()
        {
            Name = policyName,
            Description = description,
            PolicyDocument = new PolicyDocument { Statements = statements }
                .JsonWithin(PermissionBoundary.MaxPolicyLength, $"The policy '{policyName}'"),
            Tags = _args.Zone.Tags(policyName),
        }, Child());
    }

    private CustomResourceOptions Child() => new() { Parent = _parent };
}
