using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RSS-05.</summary>
internal sealed class NamespaceAdminsHaveOwnNames() : ResourceRule(
    new()
    {
        Id = "RSS-05",
        Title = "Serverless administrators do not have the default name",
        Demand = "The administrator's name of a namespace is given, and is none that everybody knows.",
        Why = "A known name is half of what a guess of the sign-in needs.",
        Repair = "Set adminUsername to another name.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("RedshiftServerless.5")],
        Options =
        [
            RuleOption.List("names", "Names that are not allowed, in small letters. Source: Security Hub, RedshiftServerless.5.", "admin", "awsuser"),
        ],
    },
    "aws:redshiftserverless/namespace:Namespace",
    "aws-native:redshiftserverless:Namespace")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var name = resource.Given("adminUsername");
        yield return resource.Demand(
            "adminUsername",
            name.IsSet & !name.Matches(text => settings.Texts("names").Contains(text.ToLowerInvariant())),
            $"The administrator has the default name (adminUsername is {name}).");
    }
}
