using System.Collections.Immutable;
using LandingZone.Zones;

namespace LandingZone.Cluster;

/// <summary>The labels that Kubernetes objects of the platform carry: those of the zone's tags that a label can hold.</summary>
internal static class ObjectLabels
{
    /// <summary>The labels of an object in a zone.</summary>
    public static ImmutableDictionary<string, string> Of(ZoneIdentity zone) => ImmutableDictionary<string, string>.Empty
        .Add("app.kubernetes.io/managed-by", "pulumi")
        .Add("landing-zone/data-class", zone.DataClass.ToString().ToLowerInvariant())
        .Add("landing-zone/zone", zone.Name);
}
