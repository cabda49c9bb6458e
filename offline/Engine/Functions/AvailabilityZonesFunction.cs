using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Functions;

/// <summary>
/// Stands in for aws.getAvailabilityZones. Which zones an account sees only AWS can tell; the answer is those that
/// DescribeAvailabilityZones is known to give, all of them available, without those that the call excludes.
/// Zone ids are numbered in the order of the letters, which in a real account is another for each account.
/// </summary>
internal static class AvailabilityZonesFunction
{
    /// <summary>The names, ids and groups.</summary>
    /// <exception cref="FormatException">The call narrows its answer in a way that cannot be followed.</exception>
    public static PropertyValue.Map Result(PropertyValue.Map arguments, CloudPlace place)
    {
        if (arguments["filters"] is PropertyValue.List { Items.Length: > 0 })
        {
            throw new FormatException("'filters' cannot be followed without an account; use excludeNames, excludeZoneIds and state");
        }

        var region = place.Region;
        var excludedNames = Texts(arguments["excludeNames"]);
        var excludedIds = Texts(arguments["excludeZoneIds"]);
        var zones = ValueTemplates.ZonesOf(region)
            .Select((letter, index) => (Name: $"{region}{letter}", Id: $"{place.RegionCode}-az{index + 1}"))
            .Where(zone => !excludedNames.Contains(zone.Name) && !excludedIds.Contains(zone.Id) && IsAvailable(arguments["state"]))
            .ToList();
        return PropertyValue.Map.Of(
        [
            KeyValuePair.Create<string, PropertyValue>("id", new PropertyValue.Text(region)),
            KeyValuePair.Create<string, PropertyValue>("region", new PropertyValue.Text(region)),
            KeyValuePair.Create<string, PropertyValue>("names", Texts(zones.Select(zone => zone.Name))),
            KeyValuePair.Create<string, PropertyValue>("zoneIds", Texts(zones.Select(zone => zone.Id))),
            KeyValuePair.Create<string, PropertyValue>("groupNames", Texts(zones.Count == 0 ? [] : [region])),
        ]);
    }

    private static bool IsAvailable(PropertyValue? state) => state is not PropertyValue.Text text || text.Value == "available";

    private static HashSet<string> Texts(PropertyValue? value) => value is PropertyValue.List list
        ? [.. list.Items.OfType<PropertyValue.Text>().Select(text => text.Value)]
        : [];

    private static PropertyValue.List Texts(IEnumerable<string> texts) => new([.. texts.Select(text => new PropertyValue.Text(text))]);
}
