using LandingZone.Security;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What the roles of a <see cref="TrainingPipeline"/> may do.</summary>
internal static class TrainingRights
{
    /// <summary>What the jobs may: read the data, read and write the output, and nothing of another model.</summary>
    public static PolicyStatement[] OfJobs(TrainingPipelineArgs args) =>
    [
        .. args.Data.Read("ReadData", args.Zone),
        .. args.Output.Read("ReadOutput", args.Zone),
        args.Output.Write("WriteOutput", args.Zone),
        .. args.FirstScoring?.Input.Read("ReadScoringInput", args.Zone) ?? [],
        KeyUse.ReadAndWrite("UseStorageKey", args.Zone, args.StorageKeyArn, "s3"),
        .. KeyUse.ForResources("UseVolumeKey", args.Zone, args.VolumeKeyArn, "sagemaker"),
        .. JobRights.Pull(args.Zone, args.Image.Name),
        .. JobRights.Network(args.Zone, args.Network.VpcId),
        .. JobRights.LogsAndMetrics(
            args.Zone, "/aws/sagemaker/ProcessingJobs", "/aws/sagemaker/TrainingJobs", "/aws/sagemaker/TransformJobs"),
    ];

    /// <summary>
    /// What the pipeline may: start jobs without a network of their own, in the zone's subnets, with the zone's keys and as the jobs' role.
    /// SageMaker names the jobs of pipelines "pipelines-…", tuning jobs excepted, whose names are short.
    /// </summary>
    public static PolicyStatement[] OfPipeline(
        TrainingPipelineArgs args, Input<string> jobRoleArn, Input<string> securityGroupId, Input<string> group)
    {
        var zone = args.Zone;
        Input<string>[] jobs =
        [
            JobRights.Arn(zone, "processing-job/pipelines-*"),
            args.Tuning is null ? JobRights.Arn(zone, "training-job/pipelines-*") : JobRights.Arn(zone, "hyper-parameter-tuning-job/*"),
        ];
        Input<string> transforms = JobRights.Arn(zone, "transform-job/pipelines-*");
        Input<string> models = JobRights.Arn(zone, "model/pipelines-*");
        PolicyCondition[] inNetwork =
        [
            PolicyCondition.Bool("sagemaker:NetworkIsolation", true),
            PolicyCondition.Null("sagemaker:VpcSubnets", absent: false),
            new("ForAllValues:StringEquals", "sagemaker:VpcSubnets", [.. args.Network.SubnetIds]),
            new("ForAllValues:StringEquals", "sagemaker:VpcSecurityGroupIds", securityGroupId),
        ];
        var withKey = new PolicyCondition("ArnEquals", "sagemaker:OutputKmsKey", args.StorageKeyArn);
        return
        [
            new("StartJobs", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:CreateProcessingJob",
                    args.Tuning is null ? "sagemaker:CreateTrainingJob" : "sagemaker:CreateHyperParameterTuningJob",
                ],
                Resources = jobs,
                Conditions = [.. inNetwork, withKey],
            },
            .. args.FirstScoring is null ? Array.Empty<PolicyStatement>() :
            [
                new("MakeModels", PolicyEffect.Allow) { Actions = ["sagemaker:CreateModel"], Resources = [models], Conditions = inNetwork },
                new("StartTransforms", PolicyEffect.Allow)
                {
                    Actions = ["sagemaker:CreateTransformJob"],
                    Resources = [transforms],
                    Conditions = [withKey],
                },
            ],
            new("FollowJobs", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:AddTags", "sagemaker:DescribeHyperParameterTuningJob", "sagemaker:DescribeModel",
                    "sagemaker:DescribeProcessingJob", "sagemaker:DescribeTrainingJob", "sagemaker:DescribeTransformJob",
                    "sagemaker:ListTrainingJobsForHyperParameterTuningJob", "sagemaker:StopHyperParameterTuningJob",
                    "sagemaker:StopProcessingJob", "sagemaker:StopTrainingJob", "sagemaker:StopTransformJob",
                ],
                Resources = args.FirstScoring is null ? jobs : [.. jobs, transforms, models],
            },
            new("RegisterVersions", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:AddTags", "sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage",
                    "sagemaker:DescribeModelPackageGroup",
                ],
                Resources =
                [
                    Output.Format($"{JobRights.Arn(zone, "model-package-group/")}{group}"),
                    Output.Format($"{JobRights.Arn(zone, "model-package/")}{group}/*"),
                ],
            },

            // Approval is for a person in another role, whatever else this role is given one day.
            new("NeverApprove", PolicyEffect.Deny) { Actions = ["sagemaker:UpdateModelPackage"], Resources = ["*"] },
            new("PassJobRole", PolicyEffect.Allow)
            {
                Actions = ["iam:PassRole"],
                Resources = [jobRoleArn],
                Conditions = [PolicyCondition.StringEquals("iam:PassedToService", "sagemaker.amazonaws.com")],
            },
            .. args.Output.Read("ReadReports", zone),
            KeyUse.Read("DecryptReports", zone, args.StorageKeyArn, "s3"),
            .. KeyUse.ForResources("UseVolumeKey", zone, args.VolumeKeyArn, "sagemaker"),
            .. JobRights.Pull(zone, args.Image.Name),
        ];
    }
}
