using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-11.</summary>
internal sealed class ClusterPasswordsAreManaged() : ResourceRule(
    new()
    {
        Id = "RED-11",
        Title = "The administrator's password of a Redshift cluster is managed in Secrets Manager",
        Demand = "A cluster lets Redshift make and rotate the password of its administrator.",
        Why = "A password that a program gives stands in its state and its configuration, and nobody rotates it.",
        Repair = "Set manageMasterPassword to true and remove masterPassword (masterUserPassword in aws-native).",
        Severity = Severity.High,
        Controls = [Control.Nist("IA-5")],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "manageMasterPassword",
            resource.Stated("manageMasterPassword").Or(false).IsTrue,
            "The administrator's password is not managed in Secrets Manager (manageMasterPassword is false)."),
    ];
}
