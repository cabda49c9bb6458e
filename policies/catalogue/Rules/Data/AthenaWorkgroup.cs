using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>Reads Athena workgroups, whose settings each provider keeps under a name of its own.</summary>
internal static class AthenaWorkgroup
{
    /// <summary>The property of the settings.</summary>
    public static string PropertyOf(Resource workgroup) =>
        workgroup.Type.StartsWith("aws-native:", StringComparison.Ordinal) ? "workGroupConfiguration" : "configuration";
}
