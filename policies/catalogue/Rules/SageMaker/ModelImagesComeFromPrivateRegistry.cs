using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-11.</summary>
internal sealed class ModelImagesComeFromPrivateRegistry() : ResourceRule(
    new()
    {
        Id = "SGM-11",
        Title = "Model images come from a private registry",
        Demand = "Every container of a model has its image from a private registry: one in the VPC, or one that the list of private "
            + "registries names.",
        Why = "Whoever can change an image in a public registry runs code next to the bank's data.",
        Repair = "Push the image to a private ECR repository, or set imageConfig.repositoryAccessMode to Vpc for a registry in the VPC.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("SageMaker.16"), Control.SecurityHub("SageMaker.19"), Control.Nist("SC-7")],
        Options =
        [
            RuleOption.List("privateRegistries", "Patterns of images whose registry is private although the service pulls from it. An empty list asks for a registry in the VPC, as Security Hub does.", "*.dkr.ecr.*.amazonaws.com/*", "*.dkr.ecr.*.amazonaws.com.cn/*"),
        ],
    },
    "aws:sagemaker/model:Model",
    "aws-native:sagemaker:Model")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var registries = settings.Texts("privateRegistries");
        foreach (var (path, container) in ContainersOf(resource))
        {
            // A container may name a model package instead, which has its own images.
            var image = container["image"].Given();
            yield return resource.Demand(
                $"{path}.image",
                image.IsSet.IsNo
                    | container["imageConfig"]["repositoryAccessMode"].Is("Vpc")
                    | image.Matches(name => registries.Any(pattern => Wildcard.Matches(pattern, name))),
                $"The image {image} of {path} does not come from a private registry.");
        }
    }

    private static IEnumerable<(string Path, Value Container)> ContainersOf(Resource resource) =>
    [
        .. resource.Given("primaryContainer") is { IsAbsent: false } primary ? [("primaryContainer", primary)] : Array.Empty<(string, Value)>(),
        .. resource.Stated("containers").Items.Select((container, i) => ($"containers[{i}]", container)),
    ];
}
