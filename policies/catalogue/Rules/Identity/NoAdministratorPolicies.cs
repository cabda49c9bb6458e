using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-04.</summary>
internal sealed class NoAdministratorPolicies() : StackRule(
    new()
    {
        Id = "IAM-04",
        Title = "No administrator policies of AWS are attached",
        Demand = "AdministratorAccess and IAMFullAccess are attached to nobody.",
        Why = "Both give everything: the second one by letting its holder give it to itself.",
        Repair = "Attach a policy that names the actions and resources.",
        Severity = Severity.High,
        Options = [RuleOption.List("policies", "Names of policies that nobody may have.", "AdministratorAccess", "IAMFullAccess")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var refused = settings.Texts("policies");
        foreach (var (type, property) in IdentityTypes.Attachments)
        {
            foreach (var resource in stack.OfType(type))
            {
                foreach (var policy in resource.Stated(property).Items)
                {
                    // What comes from a policy of this stack is none of AWS, even before its ARN is known.
                    if (policy.IsUnknown && resource.PropertyDependencies.ContainsKey(property))
                    {
                        continue;
                    }

                    yield return resource.Demand(
                        property,
                        !policy.Matches(arn => refused.Contains(arn[(arn.LastIndexOf('/') + 1)..])),
                        $"The policy {policy} is attached.");
                }
            }
        }
    }
}
