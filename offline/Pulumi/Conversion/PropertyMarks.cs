using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Finds unknowns and secrets, however deep inside a value they are.</summary>
internal static class PropertyMarks
{
    /// <summary>Whether there is an unknown, and whether there is a secret.</summary>
    public static (bool HasUnknown, bool HasSecret) Of(PropertyValue value)
    {
        switch (value)
        {
            case PropertyValue.Unknown:
                return (true, false);
            case PropertyValue.Secret secret:
                return (Of(secret.Element).HasUnknown, true);
            case PropertyValue.List list:
                var inList = (HasUnknown: false, HasSecret: false);
                foreach (var item in list.Items)
                {
                    var (hasUnknown, hasSecret) = Of(item);
                    inList = (inList.HasUnknown | hasUnknown, inList.HasSecret | hasSecret);
                }

                return inList;
            case PropertyValue.Map map:
                var inMap = (HasUnknown: false, HasSecret: false);
                foreach (var (_, item) in map.Entries)
                {
                    var (hasUnknown, hasSecret) = Of(item);
                    inMap = (inMap.HasUnknown | hasUnknown, inMap.HasSecret | hasSecret);
                }

                return inMap;
            default:
                return (false, false);
        }
    }
}
