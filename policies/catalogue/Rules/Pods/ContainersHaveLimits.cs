using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-10.</summary>
internal sealed class ContainersHaveLimits() : PodRule(new()
{
    Id = "K8S-10",
    Title = "Containers ask for what they need and have limits",
    Demand = "Every container, or its pod as a whole, has requests and limits for CPU and memory; of GPUs and other devices it asks for as many "
        + "as its limit. Containers for debugging cannot have any.",
    Why = "A container without a limit takes the memory of its neighbours until the node kills some of them.",
    Repair = "Set resources.requests and resources.limits with cpu and memory; give devices in limits.",
    Severity = Severity.Medium,
})
{
    private static readonly string[] Kinds = ["cpu", "memory"];

    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings)
    {
        var whole = pod.Spec["resources"];
        foreach (var container in pod.Containers.Where(container => !container.Path.Contains(".ephemeralContainers[", StringComparison.Ordinal)))
        {
            var resources = container.Value["resources"].Or(container.Value["resourcesPerNode"]);
            foreach (var part in new[] { "requests", "limits" })
            {
                // A limit without a request is the request, too.
                var missing = Kinds.Where(kind => (resources[part][kind].IsSet | whole[part][kind].IsSet
                    | (part == "requests" ? resources["limits"][kind].IsSet : Truth.No)).IsNo).ToList();
                yield return container.Demand(
                    $"{container.Path}.resources.{part}",
                    resources,
                    resources[part].IsUnknown ? Truth.Unknown : missing.Count == 0,
                    $"The {container.Label} has no {part} for {string.Join(" and ", missing)}.");
            }

            // Names with a slash are devices and the like, which cannot be shared.
            foreach (var (name, request) in resources["requests"].Entries.Where(entry => entry.Key.Contains('/')))
            {
                var limit = resources["limits"][name];
                yield return pod.On.Demand(
                    $"{container.Path}.resources.limits",
                    request.IsUnknown || limit.IsUnknown ? Truth.Unknown : request.Text == limit.Text,
                    $"The {container.Label} asks for {request.Text} of {name}, and its limit is {limit.Text ?? "not set"}.");
            }
        }
    }
}
