using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-05.</summary>
internal sealed class ClusterVersionIsSupported() : ResourceRule(
    new()
    {
        Id = "EKS-05",
        Title = "Clusters run a version in standard support",
        Demand = "A cluster names its Kubernetes version, and EKS supports that version in its standard support.",
        Why = "After standard support ends, fixes are few, the hour costs six times as much, and in the end EKS upgrades by itself.",
        Repair = "Set version to one in standard support, one minor version at a time.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("EKS.2")],
        Options = [RuleOption.List("versions", "The minor versions that may run.", ClusterVersions.InStandardSupport)],
    },
    ClusterTypes.Clusters)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var version = resource.Stated("version");
        return
        [
            resource.Demand(
                "version",
                version.IsOneOf([.. settings.Texts("versions")]),
                version.IsAbsent
                    ? "The cluster does not name its version (version is not set)."
                    : $"The version is not in standard support (version is {version}, and one of {string.Join(", ", settings.Texts("versions"))} is)."),
        ];
    }
}
