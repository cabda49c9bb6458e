using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-17.</summary>
internal sealed class SecretsAreFiles() : PodRule(
    new()
    {
        Id = "K8S-17",
        Title = "Secrets are files from a store, and no variables",
        Demand = "No environment variable holds a secret or is filled from one, and no Secret object with data of its own is declared: it comes "
            + "from an external store.",
        Why = "Variables are inherited by every program that is started and end up in logs and dumps; an object's data lies in the state.",
        Repair = "Keep the secret in AWS Secrets Manager and mount it as a file; leave data and stringData out of Secret objects.",
        Severity = Severity.Medium,
        Controls = [Control.CisEks("4.4.1"), Control.CisEks("4.4.2")],
    },
    "kubernetes:core/v1:Secret")
{
    private static readonly string[] DataParts = ["data", "stringData"];

    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings)
    {
        foreach (var container in pod.Containers)
        {
            var variables = container.Value["env"].Items;
            for (var i = 0; i < variables.Count; i++)
            {
                var path = $"{container.Path}.env[{i}]";
                var name = variables[i]["name"].Text ?? $"{i + 1}";
                yield return pod.On.Demand(
                    path, !variables[i]["valueFrom"]["secretKeyRef"].IsSet, $"The variable {name} of the {container.Label} is filled from a secret.");
                yield return pod.On.Demand(
                    path, !SecretLook.Has(name, variables[i]["value"]), $"The variable {name} of the {container.Label} holds what looks like a secret.");
            }

            var sources = container.Value["envFrom"].Items;
            for (var i = 0; i < sources.Count; i++)
            {
                yield return pod.On.Demand(
                    $"{container.Path}.envFrom[{i}]",
                    !sources[i]["secretRef"].IsSet,
                    $"Variables of the {container.Label} are filled from the secret {sources[i]["secretRef"]["name"]}.");
            }
        }
    }

    // Secrets that the cluster fills itself, such as a token of a service account, have no data here.
    protected override IEnumerable<Verdict?> CheckOther(Resource resource, RuleSettings settings) => DataParts.Select(part =>
        resource.Demand(part, !resource.Inputs[part].IsSet, $"The secret has data of its own, which then lie in the state ({part})."));
}
