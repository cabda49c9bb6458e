using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>K8S-08.</summary>
internal sealed class PodsUseOrdinaryParts() : PodRule(new()
{
    Id = "K8S-08",
    Title = "Pods have ordinary ports, volumes, process files and kernel settings",
    Demand = "No container has a port of the node or another view of /proc than the usual one; volumes are of the kinds that Kubernetes calls "
        + "restricted (folders of the node: K8S-07); kernel settings are of those that touch the pod only.",
    Why = "Each of them reaches past the pod: a node's port past the service, a network volume past the storage classes, a kernel setting "
        + "into other pods.",
    Repair = "Leave hostPort and procMount out, claim storage with a persistentVolumeClaim, and set no other sysctls than the safe ones.",
    Severity = Severity.Medium,
    Controls = [Control.PodSecurity("baseline"), Control.PodSecurity("restricted")],
})
{
    // Source: kubernetes.io, Pod Security Standards, "Volume Types" and "Sysctls".
    private static readonly HashSet<string> Volumes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret", "hostPath"];

    private static readonly HashSet<string> Sysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes",
    ];

    protected override IEnumerable<Verdict?> Check(PodTemplate pod, RuleSettings settings)
    {
        foreach (var container in pod.Containers)
        {
            var ports = container.Value["ports"].Items;
            for (var i = 0; i < ports.Count; i++)
            {
                var port = ports[i]["hostPort"].Or(0);
                yield return pod.On.Demand(
                    $"{container.Path}.ports[{i}].hostPort", port.IsAtMost(0), $"The {container.Label} takes the port {port} of its node (hostPort).");
            }

            var proc = container.Security("procMount").Or("Default");
            yield return pod.On.Demand(
                container.SecurityPath("procMount"), proc.Is("Default"), $"The {container.Label} sees all of /proc (procMount is {proc}).");
        }

        if (pod.Place.Form == PodForm.Container)
        {
            yield break;
        }

        var volumes = pod.Spec["volumes"].Items;
        for (var i = 0; i < volumes.Count; i++)
        {
            // A volume of which nothing but the name is said is an emptyDir.
            foreach (var (kind, _) in volumes[i].Entries.Where(entry => entry.Key != "name" && !entry.Value.IsAbsent && !Volumes.Contains(entry.Key)))
            {
                yield return Verdict.Breach(pod.On, $"The volume {volumes[i]["name"]} is of the kind {kind}.", $"{pod.At("volumes")}[{i}].{kind}");
            }
        }

        var sysctls = pod.Spec["securityContext"]["sysctls"].Items;
        for (var i = 0; i < sysctls.Count; i++)
        {
            var name = sysctls[i]["name"];
            yield return pod.On.Demand(
                $"{pod.At("securityContext.sysctls")}[{i}].name", name.Matches(Sysctls.Contains), $"The pod changes the kernel setting {name}.");
        }
    }
}
