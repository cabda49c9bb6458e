using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-10.</summary>
internal sealed class RolesAreBounded() : ResourceRule(
    new()
    {
        Id = "IAM-10",
        Title = "Roles have a permission boundary",
        Demand = "Every role of people and workloads has a permission boundary.",
        Why =
            "A boundary holds whatever policies are attached later: other regions, the audit trail and foreign accounts stay out of "
            + "reach.",
        Repair = "Set permissionsBoundary to the ARN of the zone's boundary.",
        Severity = Severity.Medium,
        Options = [RuleOption.List("exempt", "Patterns of the names of roles that need none.")],
    },
    RoleTrust.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // AWS owns the roles under this path and refuses a boundary on them.
        var isOfAws = resource.Stated("path").Matches(path => path.StartsWith("/aws-service-role/", StringComparison.Ordinal));
        var name = resource.Stated(resource.Type == IdentityTypes.Role ? "name" : "roleName").Text ?? resource.Name;
        if (isOfAws.IsYes || settings.Texts("exempt").Any(pattern => Wildcard.Matches(pattern, name)))
        {
            yield break;
        }

        var boundary = resource.Stated("permissionsBoundary");
        var isComing = boundary.IsUnknown && resource.PropertyDependencies.ContainsKey("permissionsBoundary");
        yield return resource.Demand("permissionsBoundary", boundary.IsSet | isComing, "The role has no permission boundary.");
    }
}
