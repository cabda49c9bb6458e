using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// Whoever may do this to such a resource decides what runs in it, and so acts as its role. Source: the Service Authorization Reference
/// of each service.
/// </summary>
/// <param name="Action">What.</param>
/// <param name="Type">To what.</param>
/// <param name="Role">The role that it runs as: its ARN, its name or an instance profile.</param>
/// <param name="Sentence">What happens, as the end of a sentence.</param>
internal sealed record RunsAs(string Action, string Type, Func<Resource, Value> Role, string Sentence)
{
    /// <summary>All that the prover knows.</summary>
    public static IReadOnlyList<RunsAs> All { get; } =
    [
        new("lambda:UpdateFunctionCode", "aws:lambda/function:Function", resource => resource["role"], "changes the code of the function"),
        new("codebuild:StartBuild", "aws:codebuild/project:Project", resource => resource["serviceRole"], "starts a build with commands of its own in"),
        new("elasticmapreduce:AddJobFlowSteps", "aws:emr/cluster:Cluster", resource => resource["ec2Attributes"]["instanceProfile"], "runs a step of its own on"),
        new("sagemaker:CreatePresignedDomainUrl", "aws:sagemaker/userProfile:UserProfile", resource => resource["userSettings"]["executionRole"], "opens the workspace of"),
        new("states:UpdateStateMachine", "aws:sfn/stateMachine:StateMachine", resource => resource["roleArn"], "rewrites the state machine"),
    ];
}
