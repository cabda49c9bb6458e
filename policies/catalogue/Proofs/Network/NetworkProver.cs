using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>Proves that nothing gets from some places to others, or finds what does and how.</summary>
internal sealed class NetworkProver(Lazy<NetworkModel> networks)
{
    private readonly Dictionary<(Place, Place, string, bool), Reach> _known = [];

    /// <summary>Tries to prove a statement. Gives null and adds to the problems where it speaks of nothing.</summary>
    public Proof? Prove(ProofStatement statement, List<ProofProblem> problems)
    {
        var network = statement.Network!;
        var before = problems.Count;
        var sources = Places(statement, network.From, "from", problems);
        var destinations = Places(statement, network.To, "to", problems);
        if (problems.Count > before)
        {
            return null;
        }

        List<ProofStep>? found = null;
        var more = 0;
        var reasons = new List<string>();
        foreach (var from in sources)
        {
            foreach (var to in destinations.Where(to => to != from && (to.Id is null || to.Id != from.Id)))
            {
                foreach (var protocol in Protocols.All)
                {
                    if (Forbidden(network, protocol, Find(from, to, protocol, strict: true)) is { } box)
                    {
                        more += found is null ? 0 : 1;
                        found ??= [.. ReachFinder.Explain(from, to, protocol, box)];
                    }
                    else if (Find(from, to, protocol, strict: false) is { Assumed.Count: > 0 } perhaps && Forbidden(network, protocol, perhaps) is not null)
                    {
                        reasons.AddRange(perhaps.Assumed);
                    }
                }
            }
        }

        if (found is null)
        {
            reasons.AddRange(HandedOn(network, sources, destinations));
        }

        return new Proof
        {
            Id = statement.Id,
            Statement = statement.Statement,
            Outcome = found is not null ? ProofOutcome.Fails : reasons.Count > 0 ? ProofOutcome.NotDecided : ProofOutcome.Holds,
            Counterexample = found ?? [],
            FurtherWays = more,
            Reasons = found is not null ? [] : [.. reasons.Distinct().Select(reason => $"not decided: {reason}")],
            Place = $"{statement.File}:{statement.Line}",
        };
    }

    /// <summary>The load balancers that could carry what the statement forbids: reached from a source, and reaching a destination.</summary>
    private IEnumerable<string> HandedOn(NetworkStatement network, List<Place> sources, List<Place> destinations)
    {
        foreach (var balancer in networks.Value.LoadBalancers)
        {
            if (balancer.Places.Any(place => IsReached(place) && CarriesOn(place, balancer.Ports)))
            {
                yield return $"the {balancer.Name} can be reached, and what it hands on to its targets is not modelled";
            }
        }

        bool IsReached(Place place) => sources.Any(source =>
            source != place && source.Id != place.Id && Protocols.All.Any(protocol => Find(source, place, protocol, strict: true).Traffic.Count > 0));

        // What is forbidden into the balancer's own subnet is forbidden on the way to the balancer, too, and was looked for there.
        bool CarriesOn(Place place, Ranges ports) => destinations.Any(destination =>
            destination.Id != place.Id
            && Forbidden(network, "tcp", Find(place, destination, "tcp", strict: true)) is { } box
            && !box.Ports.And(ports).IsEmpty);
    }

    private Reach Find(Place from, Place to, string protocol, bool strict)
    {
        var key = (from, to, protocol, strict);
        if (!_known.TryGetValue(key, out var reach))
        {
            _known.Add(key, reach = ReachFinder.Find(from, to, protocol, strict));
        }

        return reach;
    }

    /// <summary>Some traffic on a port that the statement does not name, or null.</summary>
    private static TrafficBox? Forbidden(NetworkStatement statement, string protocol, Reach reach)
    {
        var may = statement.Only.Where(form => form.Protocol == protocol).Aggregate(Ranges.None, (ports, form) => ports.Or(form.Ports));
        return reach.Traffic.Select(box => box with { Ports = box.Ports.Except(may) }).FirstOrDefault(box => !box.IsEmpty);
    }

    private List<Place> Places(ProofStatement statement, IReadOnlyList<PlaceForm> forms, string key, List<ProofProblem> problems)
    {
        var model = networks.Value;
        var places = new List<Place>();
        foreach (var form in forms)
        {
            var count = places.Count;
            switch (form.Word)
            {
                case "internet":
                    places.Add(NetworkModel.Internet);
                    continue;
                case "corporate":
                    places.Add(model.Corporate);
                    continue;
                case "vpn":
                    places.AddRange(model.ClientVpns.Select(entry => entry.Place));
                    break;
                default:
                    places.AddRange(model.Subnets.Where(entry => form.Selector!.Fits(entry.Stack, entry.Resource)).Select(entry => entry.Place));
                    break;
            }

            if (places.Count == count)
            {
                problems.Add(new(
                    statement.File,
                    form.Selector?.Line ?? statement.Line,
                    $"{statement.Id}: {key}: {(form.Word is null ? "no subnet of the estate fits; correct the selector." : "the estate has no client VPN; leave the word out.")}"));
            }
        }

        return [.. places.Distinct()];
    }
}
