using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-08.</summary>
internal sealed class ClusterIsOpenedByEntries() : ResourceRule(
    new()
    {
        Id = "EKS-08",
        Title = "Access entries alone open a cluster",
        Demand = "A cluster's authentication mode is API, and who creates it does not become its administrator by that.",
        Why = "With the config map anyone who may write one object lets others in, unseen by IAM; and the creator's rights show up nowhere.",
        Repair = "Set accessConfig.authenticationMode to API and accessConfig.bootstrapClusterCreatorAdminPermissions to false.",
        Severity = Severity.Medium,
    },
    ClusterTypes.Clusters)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var access = resource.Stated("accessConfig");
        var mode = access["authenticationMode"].Or("CONFIG_MAP");
        yield return resource.Demand(
            "accessConfig.authenticationMode",
            mode.Is("API"),
            $"A config map of the cluster lets people in (accessConfig.authenticationMode is {mode}).");

        // EKS's default is true.
        yield return resource.Demand(
            "accessConfig.bootstrapClusterCreatorAdminPermissions",
            access["bootstrapClusterCreatorAdminPermissions"].Or(true).IsFalse,
            "Who creates the cluster administers it (accessConfig.bootstrapClusterCreatorAdminPermissions is true).");
    }
}
