using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-11.</summary>
internal sealed class ImagesAreKnown() : PodRule(new()
{
    Id = "K8S-11",
    Title = "Images are named by digest and come from the bank's registries",
    Demand = "Every image is named by its digest, and comes from a registry that is allowed.",
    Why = "A tag, above all latest, may be another image tomorrow; an image from a public registry is anybody's.",
    Repair = "Copy the image to the bank's registry, and name it as registry/repository@sha256:digest.",
    Severity = Severity.Medium,
    Controls = [Control.CisEks("5.1.4")],
    Options =
    [
        RuleOption.List(
            "registries",
            "Patterns of registry and repository; the default is every private registry of Amazon ECR.",
            "*.dkr.ecr.*.amazonaws.com/*",
            "*.dkr-ecr.*.on.aws/*"),
    ],
})
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings)
    {
        foreach (var container in pod.Containers)
        {
            var image = container.Value["image"];
            if (image.IsAbsent && !pod.Place.IsPatch)
            {
                yield return Verdict.Breach(pod.On, $"The {container.Label} names no image.", $"{container.Path}.image");
            }

            if (image.IsUnknown)
            {
                yield return Verdict.Open(pod.On, $"{container.Path}.image is not known yet.", $"{container.Path}.image");
            }

            if (image.Text is not { } text)
            {
                continue;
            }

            var reference = ImageReference.Parse(text);
            yield return pod.On.Demand(
                $"{container.Path}.image",
                reference.IsPinned,
                $"The {container.Label} names its image by the tag {reference.Tag ?? "latest"} and not by its digest ({image}).");
            yield return pod.On.Demand(
                $"{container.Path}.image",
                settings.Texts("registries").Any(pattern => Wildcard.Matches(pattern, reference.Name)),
                $"The image of the {container.Label} comes from no registry of the bank ({reference.Name}).");
        }
    }
}
