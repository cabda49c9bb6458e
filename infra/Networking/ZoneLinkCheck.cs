using LandingZone.Zones;

namespace LandingZone.Networking;

/// <summary>Checks the arguments of a <see cref="ZoneLink"/> all at once.</summary>
internal static class ZoneLinkCheck
{
    /// <summary>So many fit between the rule numbers of one link and the next.</summary>
    private const int MostPorts = 9;

    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public static void Check(string name, ZoneLinkArgs args)
    {
        var (source, destination) = (args.Source, args.Destination);
        var problems = new List<string>();
        if (source.Zone.Kind != ZoneKind.Staging || destination.Zone.Kind != ZoneKind.Rnd)
        {
            problems.Add($"Data goes from a staging zone to an R&D zone, not from {source.Zone.Name} to {destination.Zone.Name}.");
        }

        foreach (var (end, tier) in new[] { ("source", source.Tier), ("destination", destination.Tier) })
        {
            if (tier is not (NetworkTier.Application or NetworkTier.Data))
            {
                problems.Add($"The {end} is the {tier.ToString().ToLowerInvariant()} tier; link the application or the data tier.");
            }
        }

        if (source.TierBlock.Overlaps(destination.TierBlock))
        {
            problems.Add(
                $"The source's addresses {source.TierBlock} overlap the destination's {destination.TierBlock}; "
                + "AWS peers no such networks.");
        }

        if (args.Number is < 1 or > 99)
        {
            problems.Add($"The link's number is {args.Number}; it must be from 1 to 99.");
        }

        if (args.Ports.Count is < 1 or > MostPorts)
        {
            problems.Add($"The link opens {args.Ports.Count} ports; name 1 to {MostPorts}.");
        }

        problems.AddRange(args.Ports.GroupBy(port => port.Port).Where(group => group.Count() > 1)
            .Select(group => $"The port {group.Key} is named {group.Count()} times; name it once."));
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The link '{name}' cannot be made: {string.Join(" ", problems)}");
        }
    }
}
