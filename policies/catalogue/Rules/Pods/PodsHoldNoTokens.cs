using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-12.</summary>
internal sealed class PodsHoldNoTokens() : StackRule(new()
{
    Id = "K8S-12",
    Title = "Pods hold no token of the cluster, and have an account of their own",
    Demand = "A pod names a service account other than default, and neither the pod nor the account mounts a token for the API server, unless "
        + "the account needs it: a binding of the stack gives it rights, or the options name it.",
    Why = "With the token whoever breaks into the pod speaks to the API server; the account default is shared by everything in the namespace.",
    Repair = "Set serviceAccountName, and automountServiceAccountToken to false in the pod or in its account.",
    Severity = Severity.Medium,
    Controls = [Control.CisEks("4.1.5"), Control.CisEks("4.1.6")],
    Options =
    [
        RuleOption.List("accounts", "Accounts whose pods call the API server, as patterns of namespace/name."),
    ],
})
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var accounts = new NamespaceContents(stack, "kubernetes:core/v1:ServiceAccount");
        var rights = new BoundAccounts(stack);
        foreach (var pod in stack.OfType(PodKinds.Types).SelectMany(PodTemplate.Of))
        {
            if (pod.Place.LeavesAccount || pod.Place.Form == PodForm.Container)
            {
                continue;
            }

            if (pod.Spec.IsUnknown)
            {
                yield return Verdict.Open(pod.On, $"{pod.Path} is not known yet.", pod.Path);
                continue;
            }

            var name = pod.Spec["serviceAccountName"].Or(pod.Spec["serviceAccount"]).Or("default");
            yield return pod.On.Demand(pod.At("serviceAccountName"), !name.Is("default"), "The pod has the account default of its namespace.");

            var space = pod.On.Namespace().Or("default").Text;
            var isNamed = settings.Texts("accounts").Any(pattern => Wildcard.Matches(pattern, $"{space}/{name.Text}"));
            var account = name.Text is { } text && space is not null ? accounts.Find(space, text) : null;
            var mounts = pod.Spec["automountServiceAccountToken"].Or(account?.Manifest("automountServiceAccountToken") ?? Value.Absent).Or(true);
            yield return pod.On.Demand(
                pod.At("automountServiceAccountToken"),
                mounts.IsFalse | isNamed | rights.Has(space, name)
                    | (name.IsUnknown && pod.Spec["automountServiceAccountToken"].IsAbsent ? Truth.Unknown : Truth.No),
                "The pod holds a token for the API server (automountServiceAccountToken is not false).");
        }
    }
}
