using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-18.</summary>
internal sealed class ServersSurviveANode() : StackRule(new()
{
    Id = "K8S-18",
    Title = "Servers are watched, doubled, and not taken down at once",
    Demand = "Containers of Deployments, StatefulSets, DaemonSets and serving runtimes have liveness and readiness probes; Deployments, StatefulSets "
        + "and inference services run at least twice, and a disruption budget covers them.",
    Why = "Without probes traffic goes to what hangs; with one copy, or without a budget, the upgrade of a node takes the service down.",
    Repair = "Give each container livenessProbe and readinessProbe, set replicas (minReplicas) to 2, and declare a PodDisruptionBudget.",
    Severity = Severity.Low,
})
{
    private const string InferenceService = "kubernetes:serving.kserve.io/v1beta1:InferenceService";

    private static readonly string[] Controllers = ["kubernetes:apps/v1:Deployment", "kubernetes:apps/v1:StatefulSet"];

    private static readonly string[] Watched =
    [
        .. Controllers, "kubernetes:apps/v1:DaemonSet", "kubernetes:serving.kserve.io/v1alpha1:ServingRuntime",
        "kubernetes:serving.kserve.io/v1alpha1:ClusterServingRuntime",
    ];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var budgets = new DisruptionBudgets(stack);
        var scalers = new Dictionary<(string, string), Resource>();
        foreach (var scaler in stack.OfType("kubernetes:autoscaling/v2:HorizontalPodAutoscaler"))
        {
            if ((scaler.Namespace().Or("default").Text, scaler.Manifest("spec")["scaleTargetRef"]["name"].Text) is ({ } space, { } target))
            {
                scalers.TryAdd((space, target), scaler);
            }
        }

        return stack.OfType(Watched).SelectMany(PodTemplate.Of).SelectMany(JudgeProbes)
            .Concat(stack.OfType(Controllers).SelectMany(each => JudgeController(each, budgets, scalers)))
            .Concat(stack.OfType(InferenceService).SelectMany(each => JudgeService(each, budgets)));
    }

    private static IEnumerable<Verdict?> JudgeProbes(PodTemplate pod)
    {
        foreach (var container in pod.Containers.Where(container => container.Stays))
        {
            foreach (var probe in new[] { "livenessProbe", "readinessProbe" })
            {
                yield return pod.On.Demand($"{container.Path}.{probe}", container.Value[probe].IsSet, $"The {container.Label} has no {probe}.");
            }
        }
    }

    private static IEnumerable<Verdict?> JudgeController(
        Resource controller, DisruptionBudgets budgets, Dictionary<(string Space, string Target), Resource> scalers)
    {
        var spec = controller.Manifest("spec");
        var space = controller.Namespace().Or("default").Text;
        var name = controller.ObjectName().Text;
        var scaler = space is null || name is null ? null : scalers.GetValueOrDefault((space, name));
        var copies = scaler?.Manifest("spec")["minReplicas"].Or(1) ?? spec["replicas"].Or(1);
        yield return controller.Demand(
            scaler is null ? "spec.replicas" : "spec.template", copies.IsAtLeast(2), $"One node takes the server down (replicas is {copies}).");
        yield return JudgeBudget(controller, space, spec["template"]["metadata"]["labels"], budgets);
    }

    private static IEnumerable<Verdict?> JudgeService(Resource service, DisruptionBudgets budgets)
    {
        var predictor = service.Manifest("spec")["predictor"];
        var copies = predictor["minReplicas"].Or(1);
        yield return service.Demand(
            "spec.predictor.minReplicas", copies.IsAtLeast(2), $"One node takes the model down (minReplicas is {copies}).");

        // KServe gives the pods these labels besides.
        var name = service.ObjectName();
        var given = name.Text is { } text
            ? new Dictionary<string, string>
            {
                ["app"] = $"isvc.{text}-predictor", ["component"] = "predictor", ["serving.kserve.io/inferenceservice"] = text,
            }
            : [];
        var labels = Value.Of(predictor["labels"].Entries.Concat(given.Select(label => KeyValuePair.Create(label.Key, Value.Of(label.Value)))));
        yield return JudgeBudget(service, service.Namespace().Or("default").Text, labels, budgets);
    }

    private static Verdict? JudgeBudget(Resource on, string? space, Value labels, DisruptionBudgets budgets) => on.Demand(
        budgets.Cover(space, labels),
        "No disruption budget covers the pods.",
        "It is not known yet whether a disruption budget covers the pods.");
}
