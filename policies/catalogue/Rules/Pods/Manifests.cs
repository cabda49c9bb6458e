using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>Reads Kubernetes objects.</summary>
internal static class Manifests
{
    /// <summary>
    /// A part of the object as the program wrote it. What the cluster makes of it has defaults in it that nobody asked for, so it counts
    /// only for an object that the program has just read.
    /// </summary>
    public static Value Manifest(this Resource resource, string part) =>
        resource.Inputs.Entries.Count > 0 || resource.Inputs.IsUnknown ? resource.Inputs[part] : resource.Outputs[part];

    /// <summary>The object's name; absent where Pulumi makes one.</summary>
    public static Value ObjectName(this Resource resource) => resource.Manifest("metadata")["name"];

    /// <summary>The object's namespace; absent where it names none.</summary>
    public static Value Namespace(this Resource resource) => resource.Manifest("metadata")["namespace"];
}
