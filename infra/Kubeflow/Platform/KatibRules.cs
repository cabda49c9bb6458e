using RbacInputs = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace LandingZone.Kubeflow;

/// <summary>What the parts of Katib may do in Kubernetes.</summary>
internal static class KatibRules
{
    private static readonly string[] Kinds =
    [
        "experiments", "experiments/status", "experiments/finalizers", "trials", "trials/status", "trials/finalizers", "suggestions",
        "suggestions/status", "suggestions/finalizers",
    ];

    public static RbacInputs.PolicyRuleArgs[] Controller() =>
    [
        PlatformRule.Of("kubeflow.org", Kinds, PlatformRule.Manage),

        // A search runs its algorithm as a deployment in the team's namespace, with an account that may read the search's trials.
        PlatformRule.Of("apps", ["deployments"], "get", "list", "watch", "create", "delete"),
        PlatformRule.Of("", ["services"], "get", "list", "watch", "create", "delete"),
        PlatformRule.Of("", ["serviceaccounts", "persistentvolumeclaims"], "get", "list", "watch", "create"),
        PlatformRule.Of("rbac.authorization.k8s.io", ["roles", "rolebindings"], "get", "list", "watch", "create"),
        PlatformRule.Of("", ["events"], "create", "patch", "update"),
        PlatformRule.Of("", ["namespaces", "configmaps"], PlatformRule.Read),
        PlatformRule.Of("", ["pods", "pods/status"], "get"),

        // What a trial is made of.
        PlatformRule.Of("batch", ["jobs"], "get", "list", "watch", "create", "delete"),
        PlatformRule.Of("trainer.kubeflow.org", ["trainjobs"], "get", "list", "watch", "create", "delete"),
        PlatformRule.Of("jobset.x-k8s.io", ["jobsets"], PlatformRule.Read),
    ];

    public static RbacInputs.PolicyRuleArgs[] Interface() =>
    [
        PlatformRule.Of("kubeflow.org", ["experiments", "trials", "suggestions"], "get", "list", "watch", "create", "delete"),
        PlatformRule.Of("", ["namespaces", "configmaps", "pods"], "get", "list", "watch"),
        PlatformRule.Of("", ["pods/log"], "get"),
        PlatformRule.Of("authorization.k8s.io", ["subjectaccessreviews"], "create"),
    ];
}
