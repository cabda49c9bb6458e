using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-05.</summary>
internal sealed class ContainersDropCapabilities() : PodRule(new()
{
    Id = "K8S-05",
    Title = "Containers give up their capabilities",
    Demand = "Every container drops all capabilities, and adds none but NET_BIND_SERVICE.",
    Why = "With what a runtime gives by itself a container can write raw packets and change the owner of files.",
    Repair = "Set securityContext.capabilities.drop to [ALL].",
    Severity = Severity.High,
    Controls = [Control.PodSecurity("restricted")],
    Options = [RuleOption.List("capabilities", "The capabilities that may be added.", "NET_BIND_SERVICE")],
})
{
    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings)
    {
        foreach (var container in pod.IsWindows ? [] : pod.Containers)
        {
            var capabilities = container.Security("capabilities");
            var drop = capabilities["drop"];
            yield return container.Demand(
                container.SecurityPath("capabilities.drop"),
                drop,
                drop.IsUnknown ? Truth.Unknown : drop.Contains("ALL"),
                $"The {container.Label} keeps capabilities (capabilities.drop is {drop}).");
            var add = capabilities["add"];
            var allowed = settings.Texts("capabilities");
            yield return container.Demand(
                container.SecurityPath("capabilities.add"),
                add,
                add.IsUnknown ? Truth.Unknown : Truth.All(add.Items, item => item.Matches(allowed.Contains)),
                $"The {container.Label} has further capabilities (capabilities.add is {add}).");
        }
    }
}
