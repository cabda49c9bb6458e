using LandingZone.Analytics;
using LandingZone.Identity;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>
/// What each phase of a release may do, wherever it runs: training cannot push an image, packaging cannot train or ask for a promotion, and
/// deploying can change neither model nor image. None can approve.
/// </summary>
internal static class PhaseRights
{
    /// <summary>The rights of a phase.</summary>
    public static IEnumerable<PolicyStatement> Of(DeliveryPhase phase, ZoneIdentity zone, ReleasedModel released) =>
    [
        .. phase switch
        {
            DeliveryPhase.Train => Train(zone, released),
            DeliveryPhase.Package => Package(zone, released),
            DeliveryPhase.Deploy => Deploy(zone, released),
            _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "There is no such phase."),
        },

        // Who makes a release never lets it pass, whatever else the role is given one day.
        new PolicyStatement("NeverApprove", PolicyEffect.Deny)
        {
            Actions =
            [
                "codepipeline:PutApprovalResult", "sagemaker:UpdateModelPackage", "states:SendTaskFailure", "states:SendTaskSuccess",
            ],
            Resources = ["*"],
        },
    ];

    private static PolicyStatement[] Train(ZoneIdentity zone, ReleasedModel released)
    {
        var pipeline = TrainingPipeline.ArnOf(zone, released.Model);
        return
        [
            new("Train", PolicyEffect.Allow)
            {
                Actions =
                [
                    "sagemaker:DescribePipelineExecution", "sagemaker:ListPipelineExecutionSteps", "sagemaker:StartPipelineExecution",
                    "sagemaker:StopPipelineExecution",
                ],
                Resources = [pipeline, $"{pipeline}/execution/*"],
            },
        ];
    }

    private static PolicyStatement[] Package(ZoneIdentity zone, ReleasedModel released) =>
    [
        SignInToRegistry(),
        new("PushImage", PolicyEffect.Allow)
        {
            Actions =
            [
                "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:DescribeImageScanFindings",
                "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
            ],
            Resources = [PinnedImage.RepositoryArnOf(released.Image, zone)],
        },
        .. released.BaseImages.Count == 0 ? Array.Empty<PolicyStatement>() :
        [
            new("PullBaseImages", PolicyEffect.Allow)
            {
                Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resources = [.. released.BaseImages.Select(image => (Input<string>)PinnedImage.RepositoryArnOf(image, zone))],
            },
        ],
        new("SignImage", PolicyEffect.Allow)
        {
            Actions = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Sign"],
            Resources = [released.SigningKeyArn],
        },
    ];

    private static PolicyStatement[] Deploy(ZoneIdentity zone, ReleasedModel released) =>
    [
        SignInToRegistry(),
        new("ReadImage", PolicyEffect.Allow)
        {
            Actions = ["ecr:BatchGetImage", "ecr:DescribeImages", "ecr:GetDownloadUrlForLayer"],
            Resources = [PinnedImage.RepositoryArnOf(released.Image, zone)],
        },
        new("CheckSignature", PolicyEffect.Allow)
        {
            Actions = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Verify"],
            Resources = [released.SigningKeyArn],
        },
        .. released.Production is { } production
            ?
            [
                new PolicyStatement("AskForPromotion", PolicyEffect.Allow)
                {
                    Actions = ["sts:AssumeRole"],
                    Resources = [WorkloadIdentity.RoleArnOf(production, PromotionGate.RequesterWorkload)],
                },
            ]
            : Array.Empty<PolicyStatement>(),
    ];

    /// <summary>A token for the registry as a whole; what it opens is for the statements about repositories to say.</summary>
    private static PolicyStatement SignInToRegistry() =>
        new("SignInToRegistry", PolicyEffect.Allow) { Actions = ["ecr:GetAuthorizationToken"], Resources = ["*"] };
}
