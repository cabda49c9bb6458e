using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>
/// What the role of a team may do in Studio. What belongs to a person is theirs: "${sagemaker:UserProfileName}" stands for the profile
/// that makes the request (Amazon SageMaker AI developer guide, "Domain space permissions for IAM and execution roles").
/// </summary>
internal static class StudioRights
{
    /// <summary>The rights of a team.</summary>
    public static PolicyStatement[] Of(StudioDomainArgs args, StudioTeam team, Input<string> domainId)
    {
        var zone = args.Zone;
        var own = new PolicyCondition(
            "ArnLike",
            "sagemaker:OwnerUserProfileArn",
            Output.Format($"{JobRights.Arn(zone, "user-profile/")}{domainId}/${{sagemaker:UserProfileName}}"));
        Input<string>[] apps = [Output.Format($"{JobRights.Arn(zone, "app/")}{domainId}/*")];
        Input<string>[] spaces = [Output.Format($"{JobRights.Arn(zone, "space/")}{domainId}/*")];
        string[] types =
        [
            .. args.MoreInstanceTypes.Append(args.InstanceType).Concat(team.Spaces.Select(space => space.InstanceType))
                .Select(type => type.Name).Append("system").Distinct().Order(StringComparer.Ordinal),
        ];
        return
        [
            new("SeeDomain", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:DescribeApp", "sagemaker:DescribeDomain", "sagemaker:DescribeSpace", "sagemaker:DescribeUserProfile",
                    "sagemaker:ListApps", "sagemaker:ListSpaces", "sagemaker:ListTags", "sagemaker:ListUserProfiles",
                ],
                Resources =
                [
                    Output.Format($"{JobRights.Arn(zone, "domain/")}{domainId}"),
                    Output.Format($"{JobRights.Arn(zone, "user-profile/")}{domainId}/*"),
                    .. spaces,
                    .. apps,
                ],
            },
            new("StartOwnApps", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:CreateApp"],
                Resources = apps,
                Conditions =
                [
                    own,
                    new PolicyCondition(
                        "ForAllValues:StringEquals", "sagemaker:InstanceTypes", [.. types.Select(type => (Input<string>)type)]),
                ],
            },
            new("StopOwnApps", PolicyEffect.Allow) { Actions = ["sagemaker:DeleteApp"], Resources = apps, Conditions = [own] },
            new("KeepOwnSpaces", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:CreateSpace", "sagemaker:DeleteSpace", "sagemaker:UpdateSpace"],
                Resources = spaces,
                Conditions = [own, PolicyCondition.StringEquals("sagemaker:SpaceSharingType", "Private")],
            },
            new("TagOwn", PolicyEffect.Allow) { Actions = ["sagemaker:AddTags"], Resources = [.. apps, .. spaces], Conditions = [Tagging()] },
            .. Models(zone, team),
            .. team.Reads.SelectMany((folder, number) => folder.Read($"Read{number + 1}", zone)),
            .. team.Writes.SelectMany((folder, number) =>
                folder.Read($"ReadOwn{number + 1}", zone).Append(folder.Write($"Write{number + 1}", zone))),
            KeyUse.ReadAndWrite("UseStorageKey", zone, args.StorageKeyArn, "s3"),
            .. KeyUse.ForResources("UseVolumeKey", zone, args.VolumeKeyArn, "sagemaker"),
            .. JobRights.LogsAndMetrics(zone, "/aws/sagemaker/studio"),

            // A version is approved by who promotes models, and not where it was made.
            new("NeverApprove", PolicyEffect.Deny) { Actions = ["sagemaker:UpdateModelPackage"], Resources = ["*"] },
        ];
    }

    /// <summary>Tags may be set on what is made in the same request, and not changed afterwards.</summary>
    private static PolicyCondition Tagging() => PolicyCondition.Null("sagemaker:TaggingAction", absent: false);

    private static PolicyStatement[] Models(ZoneIdentity zone, StudioTeam team) => team.Models.Count == 0
        ? []
        :
        [
            new("RunPipelines", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:DescribePipeline", "sagemaker:DescribePipelineExecution", "sagemaker:ListPipelineExecutionSteps",
                    "sagemaker:ListPipelineExecutions", "sagemaker:StartPipelineExecution", "sagemaker:StopPipelineExecution",
                ],
                Resources =
                [
                    .. team.Models.SelectMany(model => new Input<string>[]
                    {
                        TrainingPipeline.ArnOf(zone, model),
                        $"{TrainingPipeline.ArnOf(zone, model)}/execution/*",
                    }),
                ],
            },
        ];
}
