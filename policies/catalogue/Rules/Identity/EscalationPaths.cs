namespace LandingZone.Policies.Rules.Identity;

/// <summary>
/// The known ways to turn some rights into all. Each holds by itself, where the actions of one are given on every resource. The
/// ways are those that Rhino Security Labs published as "AWS IAM Privilege Escalation Methods" (2018, with later additions), with the
/// services of this estate added.
/// </summary>
internal static class EscalationPaths
{
    public static IReadOnlyList<IReadOnlyList<string>> All { get; } =
    [
        ["iam:CreatePolicyVersion"],
        ["iam:SetDefaultPolicyVersion"],
        ["iam:CreateAccessKey"],
        ["iam:CreateLoginProfile"],
        ["iam:UpdateLoginProfile"],
        ["iam:AttachUserPolicy"],
        ["iam:AttachGroupPolicy"],
        ["iam:AttachRolePolicy"],
        ["iam:PutUserPolicy"],
        ["iam:PutGroupPolicy"],
        ["iam:PutRolePolicy"],
        ["iam:AddUserToGroup"],
        ["iam:UpdateAssumeRolePolicy"],
        ["iam:DeleteRolePermissionsBoundary"],
        ["iam:DeleteUserPermissionsBoundary"],
        ["iam:PassRole", "ec2:RunInstances"],
        ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"],
        ["iam:PassRole", "lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
        ["iam:PassRole", "glue:CreateJob", "glue:StartJobRun"],
        ["iam:PassRole", "glue:CreateDevEndpoint"],
        ["iam:PassRole", "cloudformation:CreateStack"],
        ["iam:PassRole", "codebuild:CreateProject", "codebuild:StartBuild"],
        ["iam:PassRole", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"],
        ["iam:PassRole", "elasticmapreduce:RunJobFlow"],
        ["iam:PassRole", "sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
        ["iam:PassRole", "sagemaker:CreateTrainingJob"],
        ["iam:PassRole", "sagemaker:CreateProcessingJob"],
        ["iam:PassRole", "states:CreateStateMachine", "states:StartExecution"],
        ["lambda:UpdateFunctionCode"],
        ["glue:UpdateDevEndpoint"],
    ];
}
