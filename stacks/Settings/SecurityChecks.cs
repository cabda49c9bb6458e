using LandingZone.Facts;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What concerns a zone's people, spending and corporate devices together with its other settings.</summary>
internal static class SecurityChecks
{
    /// <summary>Runs all checks. Settings that are missing or wrong are null here.</summary>
    public static void Run(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.People is { } people)
        {
            CheckPeople(people, settings, node, reading);
        }

        CheckAccess(settings, node, reading);
        // Where the cluster's settings are wrong, its GPU types are not known.
        if (settings.Spend is { } spend && (settings.Cluster is not null || ((SettingNode.Map)node).Find("cluster") is null))
        {
            CheckSpending(spend, settings, node.At("spend"), reading);
        }

        if (settings is { Corporate: { } corporate, Network: { } network, Zone.Region: not null })
        {
            CheckCorporate(corporate, network, node.At("corporate"), reading);
        }

        CheckReach(settings, node, reading);
    }

    private static void CheckCorporate(CorporateSettings corporate, NetworkSettings network, SettingNode node, SettingReading reading)
    {
        ComponentRefusal.Catch(node, reading, () => CorporateAccessCheck.Check("corporate", new CorporateAccessArgs
        {
            Zone = reading.TrialZone,
            Network = null!,
            Reach = corporate.Reach,
            TransitGatewayId = corporate.TransitGateway,
            ClientVpn = corporate.ClientVpn,
            Domain = corporate.Domain,
            LogKeyArn = "",
            LogRetentionDays = corporate.LogRetentionDays,
        }, network.Block));
        ComponentRefusal.Catch(
            node, reading, () => _ = ZoneNetworkCheck.Plan("network", network.ToArgs(reading.TrialZone, "", null, corporate.Reach)));
    }

    private static void CheckPeople(PeopleSettings people, ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Zone is { } zone && (people.SamlProvider is not null || people.PermissionSets.Count > 0))
        {
            ComponentRefusal.Catch(node.At("people"), reading, () => PersonaRoles.Check(
                "people", people.ToArgs(reading.TrialZone with { Kind = zone.Kind }, "", "", "")));
        }

        if (settings.Storage is null)
        {
            return;
        }

        var personas = (SettingNode.List)node.At("people").At("personas");
        for (var index = 0; index < people.Personas.Count; index++)
        {
            foreach (var content in people.Personas[index].Reads.Concat(people.Personas[index].Writes)
                .Where(content => settings.Storage.Buckets.All(bucket => bucket.Content != content)))
            {
                reading.Refuse(
                    personas.Items[index],
                    $"the zone has no bucket for '{content}'",
                    $"name what its buckets hold: {string.Join(", ", settings.Storage.Buckets.Select(bucket => bucket.Content))}.");
            }
        }
    }

    /// <summary>Access to the cluster is given to personas that have a role.</summary>
    private static void CheckAccess(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        foreach (var access in settings.Cluster?.Access ?? [])
        {
            if (access.Persona is { } persona && !Has(settings, persona))
            {
                reading.Refuse(
                    node.At("cluster").At("access"),
                    $"'{access.Name}' is for {PersonaNames.Of(persona)}, who has no role here",
                    "add the persona to landing-zone:people, or take the access out.");
            }
        }
    }

    private static void CheckSpending(SpendSettings spend, ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        ComponentRefusal.Catch(
            node, reading, () => SpendGuard.Check("spend", spend.ToArgs(reading.TrialZone, "", GpuTypes(settings), [])));
        foreach (var persona in spend.Stops.Where(persona => !Has(settings, persona)))
        {
            reading.Refuse(
                node.At("stops"), $"{PersonaNames.Of(persona)} has no role here", "add the persona to landing-zone:people, or take it out.");
        }

        foreach (var team in spend.Teams.Keys.Where(team => settings.Teams?.All(known => known.Name != team) == true))
        {
            reading.Refuse(node.At("teams").At(team), $"there is no team '{team}'", "name one of landing-zone:teams, or take it out.");
        }
    }

    /// <summary>
    /// A client of the Kubernetes API outside the zone has to come through the network: the cluster's own rule alone opens nothing.
    /// </summary>
    private static void CheckReach(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        foreach (var block in settings.Cluster?.ApiClientBlocks ?? [])
        {
            if (settings.Network is { } network
                && !network.Block.Contains(block)
                && settings.Corporate?.Blocks.Any(reached => reached.Contains(block)) != true)
            {
                reading.Refuse(
                    node.At("cluster").At("apiClientBlocks"),
                    $"the network lets nobody in from {block}",
                    "add the block to landing-zone:corporate, or take it out.");
            }
        }
    }

    /// <summary>The instance types of the zone's GPU pools, each once.</summary>
    public static IReadOnlyList<InstanceType> GpuTypes(ZoneSettings settings) =>
    [
        .. (settings.Cluster?.GpuPools ?? []).SelectMany(pool => pool.InstanceTypes).DistinctBy(type => type.Name)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    private static bool Has(ZoneSettings settings, Persona persona) =>
        settings.People?.Personas.Any(person => person.Persona == persona) == true;
}
