using System.Text.Json;
using System.Text.Json.Nodes;

namespace LandingZone.Delivery;

/// <summary>
/// What builds do, step by step. The commands are the platform's and not the repository's: who changes the code of a model does not change
/// what runs with the rights of a phase. A build specification may be JSON, which YAML contains.
/// </summary>
internal static class BuildCommands
{
    private static readonly string[] Verify =
    [
        """
        image=$(jq --raw-output .image release.json)
        """,
        """
        aws ecr get-login-password | cosign login --username AWS --password-stdin "${image%%/*}"
        """,
        """
        cosign verify --insecure-ignore-tlog=true --key "awskms:///$SIGNING_KEY" "$image" > /dev/null
        """,
    ];

    private static readonly string[] Ask =
    [
        """
        aws configure set profile.gate.role_arn "$REQUESTER_ROLE"
        aws configure set profile.gate.credential_source EcsContainer
        """,
        """
        version="v$(date -u +%Y%m%d%H%M%S)"
        """,
        """
        aws stepfunctions start-execution --profile gate --region "$GATE_REGION" --state-machine-arn "$GATE" --name "$MODEL-$version" --input "$(jq --compact-output --arg version "$version" '. + {version: $version}' release.json)"
        """,
    ];

    /// <summary>Runs the model's training pipeline on this commit, and waits for the version that it registers.</summary>
    public static string Train() => Specification(
        ["release.json"],
        """
        run=$(aws sagemaker start-pipeline-execution --pipeline-name "$PIPELINE" --client-request-token "$CODEBUILD_BUILD_ID" --pipeline-execution-description "$CODEBUILD_RESOLVED_SOURCE_VERSION" --query PipelineExecutionArn --output text)
        """,
        """
        while true; do
          status=$(aws sagemaker describe-pipeline-execution --pipeline-execution-arn "$run" --query PipelineExecutionStatus --output text)
          case "$status" in
            Succeeded) break ;;
            Failed|Stopped) echo "The training pipeline ended as $status: $run" >&2; exit 1 ;;
          esac
          sleep 30
        done
        """,
        """
        package=$(aws sagemaker list-pipeline-execution-steps --pipeline-execution-arn "$run" --query "PipelineExecutionSteps[?StepName=='Register'].Metadata.RegisterModel.Arn | [0]" --output text)
        """,
        """
        jq --null-input --arg model "$MODEL" --arg commit "$CODEBUILD_RESOLVED_SOURCE_VERSION" --arg run "$run" --arg package "$package" '$ARGS.named' > release.json
        """);

    /// <summary>Builds the image, pushes it, waits for its scan, refuses what is dangerous, and signs what is not.</summary>
    public static string Package() => Specification(
        ["release.json"],
        """
        tag="rc-$(printf %s "$CODEBUILD_RESOLVED_SOURCE_VERSION" | cut -c1-12)-$CODEBUILD_BUILD_NUMBER"
        """,
        """
        aws ecr get-login-password | docker login --username AWS --password-stdin "${REPOSITORY%%/*}"
        """,
        """
        docker build --tag "$REPOSITORY:$tag" --build-arg "REGISTRY=$REGISTRY" --label "org.opencontainers.image.revision=$CODEBUILD_RESOLVED_SOURCE_VERSION" .
        """,
        """
        docker push "$REPOSITORY:$tag"
        """,
        """
        name="${REPOSITORY#*/}"
        digest=$(aws ecr describe-images --repository-name "$name" --image-ids "imageTag=$tag" --query 'imageDetails[0].imageDigest' --output text)
        """,
        """
        for attempt in $(seq 60); do
          scan=$(aws ecr describe-image-scan-findings --repository-name "$name" --image-id "imageDigest=$digest" --query imageScanStatus.status --output text || echo NONE)
          case "$scan" in COMPLETE|ACTIVE) break ;; esac
          sleep 10
        done
        case "$scan" in COMPLETE|ACTIVE) ;; *) echo "The image was not scanned: $scan" >&2; exit 1 ;; esac
        """,
        """
        found=$(aws ecr describe-image-scan-findings --repository-name "$name" --image-id "imageDigest=$digest" --query 'imageScanFindings.findingSeverityCounts.CRITICAL || `0`' --output text)
        if [ "$found" -gt 0 ]; then echo "The image has $found critical findings" >&2; exit 1; fi
        """,
        """
        cosign sign --yes --tlog-upload=false --key "awskms:///$SIGNING_KEY" "$REPOSITORY@$digest"
        """,
        """
        jq --arg image "$REPOSITORY@$digest" '. + {image: $image}' "$CODEBUILD_SRC_DIR_trained/release.json" > release.json
        """);

    /// <summary>Checks the signature, and asks production's gate to take the version where there is one.</summary>
    public static string Deploy(bool asksForPromotion) => Specification([], [.. Verify, .. asksForPromotion ? Ask : []]);

    /// <summary>Copies an approved version into production: image and model, each checked by what it is made of.</summary>
    public static string Promote() => Specification(
        [],
        """
        aws configure set profile.source.role_arn "$READER_ROLE"
        aws configure set profile.source.credential_source EcsContainer
        """,
        """
        aws sagemaker describe-model-package --region "$SOURCE_REGION" --model-package-name "$PACKAGE" > package.json
        """,
        """
        status=$(jq --raw-output .ModelApprovalStatus package.json)
        if [ "$status" != Approved ]; then echo "The version is $status in the registry where it was made" >&2; exit 1; fi
        """,
        """
        jq --raw-output '.InferenceSpecification.Containers[0].ModelDataUrl' package.json | xargs -I{} aws s3 cp --profile source --region "$SOURCE_REGION" {} model.tar.gz
        """,
        """
        sha256=$(sha256sum model.tar.gz | cut -d' ' -f1)
        target="s3://$MODEL_BUCKET/models/$MODEL/$VERSION/model/model.tar.gz"
        """,
        """
        aws s3 cp model.tar.gz "$target" --sse aws:kms --sse-kms-key-id "$STORAGE_KEY" --metadata "sha256=$sha256"
        """,
        """
        from="$IMAGE"
        to="$TARGET_REGISTRY/${from##*/$SOURCE_ZONE/}"
        aws ecr get-login-password --region "$SOURCE_REGION" | skopeo login --username AWS --password-stdin "${from%%/*}"
        aws ecr get-login-password | skopeo login --username AWS --password-stdin "${to%%/*}"
        cosign verify --insecure-ignore-tlog=true --key "awskms:///$SIGNING_KEY" "$from" > /dev/null
        skopeo copy --preserve-digests "docker://$from" "docker://${to%@*}:$VERSION"
        """,
        """
        jq --arg group "$GROUP" --arg image "$to" --arg model "$target" --arg sha "$sha256" --arg source "$PACKAGE" '{
          ModelPackageGroupName: $group,
          ModelApprovalStatus: "Approved",
          InferenceSpecification: (.InferenceSpecification | .Containers = [{Image: $image, ModelDataUrl: $model}]),
          CustomerMetadataProperties: {promotedFrom: $source, sha256: $sha}
        }' package.json > promoted.json
        """,
        """
        aws sagemaker create-model-package --cli-input-json file://promoted.json
        """);

    private static string Specification(string[] files, params string[] commands)
    {
        var specification = new JsonObject
        {
            ["version"] = "0.2",
            ["env"] = new JsonObject { ["shell"] = "bash" },
            ["phases"] = new JsonObject
            {
                ["build"] = new JsonObject
                {
                    ["on-failure"] = "ABORT",
                    ["commands"] = new JsonArray([.. commands.Prepend("set -euo pipefail").Select(command => JsonValue.Create(command))]),
                },
            },
        };
        if (files.Length > 0)
        {
            specification["artifacts"] = new JsonObject { ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]) };
        }

        return specification.ToJsonString(JsonSerializerOptions.Default);
    }
}
