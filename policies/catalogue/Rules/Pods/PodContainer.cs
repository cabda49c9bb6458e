using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>A container of a pod, with the settings that it takes over from its pod.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Path">Its path in the object, such as <c>spec.template.spec.containers[0]</c>.</param>
/// <param name="Label">How a message calls it: "container 'web'".</param>
/// <param name="Value">What is said of it.</param>
internal sealed record PodContainer(PodTemplate Pod, string Path, string Label, Value Value)
{
    /// <summary>The settings for which a pod speaks where its container says nothing. Source: Kubernetes API reference, SecurityContext.</summary>
    private static readonly HashSet<string> Shared =
        ["runAsUser", "runAsGroup", "runAsNonRoot", "seLinuxOptions", "seccompProfile", "appArmorProfile", "windowsOptions"];

    /// <summary>Whether it stays as long as the pod: no init container, unless it runs beside the others, and none for debugging.</summary>
    public bool Stays => Path.Contains(".containers[", StringComparison.Ordinal);

    /// <summary>A security setting: the container's, or the pod's where it may speak for the container.</summary>
    public Value Security(string name)
    {
        var own = Value["securityContext"];
        return Shared.Contains(name) ? own[name].Or(Pod.Spec["securityContext"][name]) : own[name];
    }

    /// <summary>The path of a security setting.</summary>
    public string SecurityPath(string name) => $"{Path}.securityContext.{name}";

    /// <summary>
    /// Demands something of a value. Where the object only changes a pod that another one describes, what it leaves out is no fault.
    /// </summary>
    /// <param name="path">The value's path.</param>
    /// <param name="value">The value.</param>
    /// <param name="holds">Whether it is as demanded.</param>
    /// <param name="breach">What is wrong otherwise.</param>
    public Verdict? Demand(string path, Value value, Truth holds, string breach) =>
        Pod.Place.IsPatch && value.IsAbsent ? null : Pod.On.Demand(path, holds, breach);
}
