using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RSS-06.</summary>
internal sealed class NamespacesExportLogs() : ResourceRule(
    new()
    {
        Id = "RSS-06",
        Title = "Serverless namespaces export their logs",
        Demand = "A namespace exports the logs that the option names to CloudWatch Logs.",
        Why = "Without them it cannot be told afterwards who signed in and which client's data they read.",
        Repair = "Set logExports to connectionlog, userlog and useractivitylog.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("RedshiftServerless.6"), Control.Nist("AU-12")],
        Options =
        [
            RuleOption.List("logs", "The logs that must be exported. Security Hub asks for the first two.", "connectionlog", "userlog", "useractivitylog"),
        ],
    },
    "aws:redshiftserverless/namespace:Namespace",
    "aws-native:redshiftserverless:Namespace")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var exports = resource.Stated("logExports");
        return settings.Texts("logs").Select(
            log => resource.Demand("logExports", exports.Contains(log), $"The namespace does not export its {log}."));
    }
}
