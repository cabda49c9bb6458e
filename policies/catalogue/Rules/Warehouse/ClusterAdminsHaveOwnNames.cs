using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-07.</summary>
internal sealed class ClusterAdminsHaveOwnNames() : ResourceRule(
    new()
    {
        Id = "RED-07",
        Title = "Redshift administrators do not have the default name",
        Demand = "The administrator's name is none that everybody knows.",
        Why = "A known name is half of what a guess of the sign-in needs.",
        Repair = "Set masterUsername to another name. It cannot be changed later: a new cluster is needed.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.8"), Control.Nist("CM-2")],
        Options =
        [
            RuleOption.List("names", "Names that are not allowed, in small letters. Source: Security Hub, Redshift.8.", "awsuser"),
        ],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // A cluster made from a snapshot has the administrator of the snapshot.
        var name = resource.Given("masterUsername");
        yield return resource.Demand(
            "masterUsername",
            !name.Matches(text => settings.Texts("names").Contains(text.ToLowerInvariant())),
            $"The administrator has the default name (masterUsername is {name}).");
    }
}
