namespace LandingZone.Policies.Rules.Pods;

/// <summary>The kinds of object that hold pods. Sources: the API references of Kubernetes, Kubeflow, KServe and JobSet.</summary>
internal static class PodKinds
{
    /// <summary>The kinds of Kubernetes itself, which Pulumi also has as patches and as lists.</summary>
    private static readonly (string Type, PodPlace Place)[] Own =
    [
        ("kubernetes:core/v1:Pod", new("")),
        ("kubernetes:core/v1:PodTemplate", new("template")),
        ("kubernetes:core/v1:ReplicationController", new("spec.template")),
        ("kubernetes:apps/v1:Deployment", new("spec.template")),
        ("kubernetes:apps/v1:StatefulSet", new("spec.template")),
        ("kubernetes:apps/v1:DaemonSet", new("spec.template")),
        ("kubernetes:apps/v1:ReplicaSet", new("spec.template")),
        ("kubernetes:batch/v1:Job", new("spec.template")),
        ("kubernetes:batch/v1:CronJob", new("spec.jobTemplate.spec.template")),
    ];

    private static readonly (string Type, PodPlace[] Places)[] Others =
    [
        ("kubernetes:kubeflow.org/v1:Notebook", [new("spec.template")]),
        ("kubernetes:kubeflow.org/v1beta1:Notebook", [new("spec.template")]),
        ("kubernetes:kubeflow.org/v1:PyTorchJob", [new("spec.pytorchReplicaSpecs{}.template")]),
        ("kubernetes:kubeflow.org/v1:TFJob", [new("spec.tfReplicaSpecs{}.template")]),
        ("kubernetes:kubeflow.org/v1:XGBoostJob", [new("spec.xgbReplicaSpecs{}.template")]),
        ("kubernetes:kubeflow.org/v1:JAXJob", [new("spec.jaxReplicaSpecs{}.template")]),
        ("kubernetes:kubeflow.org/v1:MPIJob", [new("spec.mpiReplicaSpecs{}.template")]),
        ("kubernetes:kubeflow.org/v2beta1:MPIJob", [new("spec.mpiReplicaSpecs{}.template")]),

        // A trial is a job, or a job of the trainer, which changes the pods of a runtime.
        ("kubernetes:kubeflow.org/v1beta1:Experiment",
        [
            new("spec.trialTemplate.trialSpec.spec.template"),
            new PodPlace("spec.trialTemplate.trialSpec.spec.podTemplateOverrides[]").AsPatch(),
            new PodPlace("spec.trialTemplate.trialSpec.spec.trainer", PodForm.Container).AsPatch(),
        ]),
        ("kubernetes:kubeflow.org/v1alpha1:PodDefault",
        [
            new PodPlace("spec", PodForm.Spec).AsPatch(),
            new PodPlace("spec", PodForm.Container).AsPatch(),
        ]),
        ("kubernetes:jobset.x-k8s.io/v1alpha2:JobSet", [new("spec.replicatedJobs[].template.spec.template")]),
        ("kubernetes:trainer.kubeflow.org/v1alpha1:TrainingRuntime", [new("spec.template.spec.replicatedJobs[].template.spec.template")]),
        ("kubernetes:trainer.kubeflow.org/v1alpha1:ClusterTrainingRuntime", [new("spec.template.spec.replicatedJobs[].template.spec.template")]),
        ("kubernetes:trainer.kubeflow.org/v1alpha1:TrainJob",
        [
            new PodPlace("spec.podTemplateOverrides[]").AsPatch(),
            new PodPlace("spec.trainer", PodForm.Container).AsPatch(),
        ]),

        // The account of a runtime's pods is that of the inference service which uses it.
        ("kubernetes:serving.kserve.io/v1alpha1:ServingRuntime", [new("spec", PodForm.Spec, LeavesAccount: true)]),
        ("kubernetes:serving.kserve.io/v1alpha1:ClusterServingRuntime", [new("spec", PodForm.Spec, LeavesAccount: true)]),

        // The container of a model is the runtime's, changed by what stands in "model".
        ("kubernetes:serving.kserve.io/v1beta1:InferenceService",
        [
            new("spec.predictor", PodForm.Spec),
            new PodPlace("spec.predictor.model", PodForm.Container).AsPatch(),
            new("spec.predictor.workerSpec", PodForm.Spec, LeavesAccount: true),
            new("spec.transformer", PodForm.Spec),
            new("spec.explainer", PodForm.Spec),
        ]),
    ];

    /// <summary>For each type the places with pods.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PodPlace>> Places { get; } = Own
        .SelectMany(kind => new (string Type, IReadOnlyList<PodPlace> Places)[]
        {
            (kind.Type, [kind.Place]), ($"{kind.Type}Patch", [kind.Place.AsPatch()]), ($"{kind.Type}List", [kind.Place.InList()]),
        })
        .Concat(Others.Select(kind => (kind.Type, Places: (IReadOnlyList<PodPlace>)kind.Places)))
        .ToDictionary(kind => kind.Type, kind => kind.Places, StringComparer.Ordinal);

    /// <summary>The types.</summary>
    public static string[] Types { get; } = [.. Places.Keys];
}
