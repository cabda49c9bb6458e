using Pulumi;
using Rbac = Pulumi.Kubernetes.Rbac.V1;
using RbacInputs = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// What the members of teams may do in their namespaces, by the names that Kubeflow knows: kubeflow-view, kubeflow-edit and
/// kubeflow-admin. They are narrower than upstream's: nobody edits quotas, network policies, policies of the mesh or service accounts,
/// nobody reads the secrets of others, and what shapes a team is for the settings to say.
/// </summary>
internal sealed class MemberRoles
{
    public const string Admin = "kubeflow-admin";
    public const string Edit = "kubeflow-edit";
    public const string View = "kubeflow-view";

    public MemberRoles(PlatformObjects objects)
    {
        RbacInputs.PolicyRuleArgs[] view =
        [
            PlatformRule.Of(
                "", ["pods", "pods/log", "pods/status", "services", "configmaps", "events", "persistentvolumeclaims", "resourcequotas", "limitranges"],
                PlatformRule.Read),
            PlatformRule.Of("apps", ["deployments", "statefulsets", "replicasets"], PlatformRule.Read),
            PlatformRule.Of("batch", ["jobs", "cronjobs"], PlatformRule.Read),
            PlatformRule.Of("storage.k8s.io", ["storageclasses"], PlatformRule.Read),
            PlatformRule.Of(
                "kubeflow.org", ["notebooks", "notebooks/status", "poddefaults", "experiments", "suggestions", "trials"], PlatformRule.Read),
            PlatformRule.Of("trainer.kubeflow.org", ["trainjobs", "trainjobs/status", "trainingruntimes"], PlatformRule.Read),
            PlatformRule.Of("jobset.x-k8s.io", ["jobsets"], PlatformRule.Read),
            PlatformRule.Of("kueue.x-k8s.io", ["workloads", "localqueues"], PlatformRule.Read),
            PlatformRule.Of("networking.istio.io", ["virtualservices", "destinationrules"], PlatformRule.Read),
            PlatformRule.Of("serving.kserve.io", ["inferenceservices"], PlatformRule.Read),
        ];
        RbacInputs.PolicyRuleArgs[] edit =
        [
            .. view,
            PlatformRule.Of("", ["pods", "configmaps", "services", "persistentvolumeclaims"], "create", "update", "patch", "delete"),

            // Whoever needs a secret of one's own can put it there, and not read those that others put there.
            PlatformRule.Of("", ["secrets"], "create", "update", "patch", "delete"),
            PlatformRule.Of("batch", ["jobs", "cronjobs"], "create", "update", "patch", "delete"),
            PlatformRule.Of("kubeflow.org", ["notebooks", "experiments"], "create", "update", "patch", "delete"),
            PlatformRule.Of("trainer.kubeflow.org", ["trainjobs", "trainingruntimes"], "create", "update", "patch", "delete"),
        ];
        Declare(objects, View, view);
        Declare(objects, Edit, edit);

        // An owner lets others in through the dashboard, whose access management makes the bindings.
        Declare(objects, Admin, [.. edit, PlatformRule.Of("rbac.authorization.k8s.io", ["rolebindings"], PlatformRule.Read)]);
    }

    /// <summary>The role of a kind of member.</summary>
    public static string Of(TeamRole role) => role switch
    {
        TeamRole.Admin => Admin,
        TeamRole.Viewer => View,
        _ => Edit,
    };

    private static void Declare(PlatformObjects objects, string role, RbacInputs.PolicyRuleArgs[] rules) =>
        _ = new Rbac.ClusterRole(objects.Logical(role), new RbacInputs.ClusterRoleArgs
        {
            Metadata = objects.OfCluster(role), Rules = rules,
        }, objects.Options());
}
