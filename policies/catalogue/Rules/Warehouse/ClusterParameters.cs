using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>Reads the parameters of a Redshift parameter group or a serverless workgroup, which each provider names in its own way.</summary>
internal static class ClusterParameters
{
    /// <summary>The value of a parameter; absent where it is not set, unknown where the list or a name in it is not known yet.</summary>
    public static Value In(Resource holder, string parameter)
    {
        var list = holder.Stated("parameters").Or(holder.Stated("configParameters"));
        var found = list.Items.FirstOrDefault(item => NameOf(item).Text == parameter);
        return found is not null ? found["value"].Or(found["parameterValue"])
            : list.IsUnknown || list.Items.Any(item => NameOf(item).IsUnknown) ? Value.Unknown
            : Value.Absent;
    }

    private static Value NameOf(Value item) => item["name"].Or(item["parameterName"]).Or(item["parameterKey"]);
}
