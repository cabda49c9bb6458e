using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-13.</summary>
internal sealed class RightsAreNamed() : ResourceRule(
    new()
    {
        Id = "K8S-13",
        Title = "Rights in the cluster are named",
        Demand = "No role has a star for verbs, resources or groups, or the verbs bind, escalate and impersonate; no binding gives cluster-admin, "
            + "or gives anything to system:masters, to everybody or to nobody in particular.",
        Why = "A star also means what is installed tomorrow, secrets included; with the three verbs one gives oneself every other right.",
        Repair = "Name the verbs and the resources, and bind a role of that purpose.",
        Severity = Severity.High,
        Controls = [Control.CisEks("4.1.1"), Control.CisEks("4.1.3"), Control.CisEks("4.1.7"), Control.CisEks("4.1.8")],
    },
    [.. Roles, .. Bindings])
{
    private static readonly string[] Roles = ["kubernetes:rbac.authorization.k8s.io/v1:Role", "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole"];

    private static readonly string[] Bindings =
        ["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding"];

    private static readonly string[] Starred = ["verbs", "resources", "apiGroups", "nonResourceURLs"];
    private static readonly string[] Verbs = ["bind", "escalate", "impersonate"];
    private static readonly string[] Groups = ["system:masters", "system:authenticated", "system:unauthenticated"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
        Roles.Contains(resource.Type) ? CheckRole(resource) : CheckBinding(resource);

    private static IEnumerable<Verdict?> CheckRole(Resource role)
    {
        var rules = role.Manifest("rules");
        if (rules.IsUnknown)
        {
            yield return Verdict.Open(role, "rules is not known yet.", "rules");
            yield break;
        }

        for (var i = 0; i < rules.Items.Count; i++)
        {
            var rule = rules.Items[i];
            foreach (var part in Starred)
            {
                yield return role.Demand(
                    $"rules[{i}].{part}", !Has(rule[part], "*"), $"Rule {i + 1} has a star for {part}.");
            }

            foreach (var verb in Verbs)
            {
                yield return role.Demand($"rules[{i}].verbs", !Has(rule["verbs"], verb), $"Rule {i + 1} allows to {verb}.");
            }
        }
    }

    private static IEnumerable<Verdict?> CheckBinding(Resource binding)
    {
        yield return binding.Demand(
            "roleRef.name",
            !(binding.Manifest("roleRef")["kind"].Is("ClusterRole") & binding.Manifest("roleRef")["name"].Is("cluster-admin")),
            "The binding gives the role cluster-admin.");
        var subjects = binding.Manifest("subjects");
        for (var i = 0; i < subjects.Items.Count; i++)
        {
            var name = subjects.Items[i]["name"];
            yield return binding.Demand(
                $"subjects[{i}].name",
                !(subjects.Items[i]["kind"].Is("Group") & name.IsOneOf(Groups)) & !(subjects.Items[i]["kind"].Is("User") & name.Is("system:anonymous")),
                $"The binding gives rights to {name.Text}.");
        }
    }

    private static Truth Has(Value list, string text) => list.IsUnknown ? Truth.Unknown : list.Contains(text);
}
