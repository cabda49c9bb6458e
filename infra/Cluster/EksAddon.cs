using System.Text.Json.Nodes;
using LandingZone.Zones;
using Pulumi;
using Aws = Pulumi.Aws;

namespace LandingZone.Cluster;

/// <summary>Declares an add-on of EKS the way all of them are declared here: pinned, tagged, and always as its settings say.</summary>
internal sealed class EksAddon(ComponentResource parent, string name, ZoneIdentity zone, Input<string> clusterName)
{
    /// <summary>The namespace that EKS puts its add-ons in.</summary>
    public const string SystemNamespace = "kube-system";

    /// <param name="addon">The add-on's name in EKS.</param>
    /// <param name="version">Its version.</param>
    /// <param name="settings">Its configuration values, or null for what EKS sets.</param>
    /// <param name="role">The role of its pods, or null where they need none.</param>
    /// <param name="dependsOn">What must be there before it.</param>
    public Aws.Eks.Addon Declare(
        string addon, string version, JsonObject? settings, PodRole? role, params ReadOnlySpan<Pulumi.Resource> dependsOn)
    {
        var args = new Aws.Eks.AddonArgs
        {
            ClusterName = clusterName,
            AddonName = addon,
            AddonVersion = version,

            // What somebody changed by hand in the cluster does not survive a deployment.
            ResolveConflictsOnCreate = "OVERWRITE",
            ResolveConflictsOnUpdate = "OVERWRITE",
            Preserve = false,
            Tags = zone.Tags(zone.NameOf($"{name}-{addon}", ClusterNames.MaxTagLength)),
        };
        if (settings is not null)
        {
            args.ConfigurationValues = settings.ToJsonString();
        }

        var options = new CustomResourceOptions { Parent = parent };
        foreach (var dependency in dependsOn)
        {
            options.DependsOn.Add(dependency);
        }

        if (role is not null)
        {
            args.PodIdentityAssociations.Add(new Aws.Eks.Inputs.AddonPodIdentityAssociationArgs
            {
                RoleArn = role.Arn,
                ServiceAccount = role.ServiceAccount,
            });
        }

        return new Aws.Eks.Addon($"{name}-{addon}", args, options);
    }
}
