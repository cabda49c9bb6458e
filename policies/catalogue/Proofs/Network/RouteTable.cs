namespace LandingZone.Policies.Proofs.Network;

/// <summary>A route table.</summary>
/// <param name="name">How a message calls it.</param>
/// <param name="routes">Its routes.</param>
internal sealed class RouteTable(string name, IEnumerable<RouteEntry> routes)
{
    private readonly List<RouteEntry> _routes = [.. routes.OrderByDescending(route => route.Length)];

    /// <summary>How a message calls it.</summary>
    public string Name => name;

    /// <summary>Where some addresses lead: each route with the part that it decides on.</summary>
    public IEnumerable<(RouteEntry Route, Ranges Part)> Lead(Ranges addresses)
    {
        var left = addresses;
        foreach (var route in _routes)
        {
            var part = left.And(route.Destination);
            if (!part.IsEmpty)
            {
                yield return (route, part);
                left = left.Except(route.Destination);
            }
        }
    }
}
