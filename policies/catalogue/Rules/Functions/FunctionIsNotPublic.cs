using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-01.</summary>
internal sealed class FunctionIsNotPublic() : ResourceRule(
    new()
    {
        Id = "LAM-01",
        Title = "Functions cannot be called by everybody",
        Demand = "A permission for everybody names the account, the organisation or the resource that calls; one for S3 names the account.",
        Why = "A function that everybody may call works with the rights of its role for everybody. "
            + "A bucket's name says nothing of its owner: after it is deleted, anyone may take it.",
        Repair = "Name a principal, or set sourceAccount, sourceArn or principalOrgId; for s3.amazonaws.com set sourceAccount.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("Lambda.1"), Control.Nist("SC-7"), Control.Pci("7.2.1")],
    },
    FunctionTypes.Permissions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var principal = resource["principal"];
        var account = resource["sourceAccount"].IsSet;
        yield return resource.Demand(
            "principal",
            !principal.Is("*") | account | resource["sourceArn"].IsSet | resource["principalOrgId"].IsSet,
            "Everybody may call the function (principal is '*', without sourceAccount, sourceArn or principalOrgId).");
        yield return resource.Demand(
            "sourceAccount",
            !principal.Is("s3.amazonaws.com") | account,
            "S3 may call the function for any account that holds the bucket's name (sourceAccount is not set).");
    }
}
