using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Proves that nobody of some may do something, or finds who may and how.</summary>
internal sealed class AccessProver(Estate estate)
{
    private readonly Lazy<AccessModel> _model = new(() => new AccessModel(estate));
    private BecomingMap? _becoming;

    private AccessModel Model => _model.Value;

    private BecomingMap Becoming => _becoming ??= new BecomingMap(Model);

    /// <summary>Tries to prove a statement. Gives null and adds to the problems where it speaks of nothing.</summary>
    public Proof? Prove(ProofStatement statement, List<ProofProblem> problems)
    {
        var access = statement.Access!;
        var before = problems.Count;
        var reached = Reached(statement, access, problems);
        var targets = Targets(statement, access, problems);
        var reasons = new List<string>(targets.Unknown);
        var ways = Ways(statement, access, problems);
        if (problems.Count > before)
        {
            return null;
        }

        List<ProofStep>? found = null;
        var more = 0;
        foreach (var action in access.May)
        {
            var any = false;
            var able = reached.Where(arrival => AccessEvaluator.CouldAllow(arrival.Who, action)).ToLookup(arrival => arrival.Who.Account);
            foreach (var (target, objects) in targets.Known)
            {
                foreach (var resource in access.OnOutside ? [target.Arn] : ActionResources.Of(action, target, objects))
                {
                    any = true;
                    // Where the resource's own policy says nothing of the action, only its account can allow it.
                    var askers = AccessEvaluator.SpeaksOf(target, action) ? reached
                        : AccessEvaluator.NeedsOwnPolicy(target, action) ? []
                        : able[target.Account];
                    foreach (var arrival in askers)
                    {
                        if (Skips(access, arrival.Who, target) || Decide(arrival.Who, action, target, resource, ways) is not { CanBe: true } answer)
                        {
                            continue;
                        }

                        var assumed = arrival.Assumed.Concat(answer.Assumed).Distinct().ToList();
                        if (assumed.Count > 0)
                        {
                            reasons.AddRange(assumed);
                            continue;
                        }

                        more += found is null ? 0 : 1;
                        found ??= [.. arrival.Steps, .. answer.Steps, new ProofStep($"So {arrival.Start.Name} can {answer.Action} on {answer.Resource}.", target.Resource?.Urn)];
                    }
                }
            }

            if (!any)
            {
                problems.Add(new(statement.File, statement.Line, $"{statement.Id}: may: '{action}' works on none of the resources that 'on' selects; give an action of their service."));
            }
        }

        return problems.Count > before ? null : new Proof
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

    /// <summary>Somebody who was reached, from whom, and how.</summary>
    private sealed record Arrival(AccessPrincipal Who, AccessPrincipal Start, IReadOnlyList<ProofStep> Steps, IReadOnlyList<string> Assumed);

    /// <summary>Whoever is in no plan counts in other accounts; in the resource's own account only where the statement says so.</summary>
    private static bool Skips(AccessStatement access, AccessPrincipal who, AccessTarget target) =>
        who is { Kind: PrincipalKind.OtherOfAccount, IsNamed: false } && who.Account == target.Account && !access.Unplanned;

    private AccessAnswer Decide(AccessPrincipal who, string action, AccessTarget target, string resource, IReadOnlyList<EndpointWay>? ways)
    {
        var service = action.Split(':')[0];
        var request = new AccessRequest(who, action, target, resource);
        if (ways is null)
        {
            var answer = Model.Evaluator.Decide(request);
            if (answer.IsYes || !(who.Identity.AsksForEndpoint || who.Boundary?.AsksForEndpoint == true || target.Policy.AsksForEndpoint))
            {
                return answer;
            }

            ways = Model.Endpoints;
        }

        var best = AccessAnswer.No;
        foreach (var way in ways.Where(way => service == "*" || way.Service == service))
        {
            var answer = Model.Evaluator.Decide(request with { Way = way });
            best = answer.CanBe && (!best.CanBe || (answer.IsYes && !best.IsYes)) ? answer : best;
        }

        return best;
    }

    /// <summary>Those whom the statement names, and everybody whom they can become, the shortest way first and certain ways before others.</summary>
    private List<Arrival> Reached(ProofStatement statement, AccessStatement access, List<ProofProblem> problems)
    {
        var arrivals = new Dictionary<AccessPrincipal, Arrival>();
        var queue = new PriorityQueue<Arrival, (int, int)>();
        var order = 0;
        foreach (var start in Starts(statement, access, problems))
        {
            queue.Enqueue(new Arrival(start, start, [], []), (0, order++));
        }

        while (queue.TryDequeue(out var arrival, out _))
        {
            if (!arrivals.TryAdd(arrival.Who, arrival))
            {
                continue;
            }

            foreach (var edge in Becoming.From(arrival.Who).Where(edge => !arrivals.ContainsKey(edge.To)))
            {
                var next = new Arrival(edge.To, arrival.Start, [.. arrival.Steps, .. edge.Steps], [.. arrival.Assumed, .. edge.Assumed]);
                queue.Enqueue(next, (next.Assumed.Count > 0 ? 1 : 0, order++));
            }
        }

        return [.. arrivals.Values];
    }

    private List<AccessPrincipal> Starts(ProofStatement statement, AccessStatement access, List<ProofProblem> problems)
    {
        var starts = new List<AccessPrincipal>();
        foreach (var selector in access.Nobody.Principals)
        {
            if (selector.UnplannedRole is { } unplanned)
            {
                starts.AddRange(Unplanned(selector, unplanned));
                continue;
            }

            var named = Model.Principals.Where(who => selector.Fits(who.Stack!, who.Resource!)).ToList();
            if (named.Count == 0)
            {
                problems.Add(new(statement.File, selector.Line, $"{statement.Id}: nobody: no role or user of the estate fits; correct the selector."));
            }

            starts.AddRange(named);

            // A selector of whole stacks means whoever else there is in their accounts, too.
            if (selector is { Type: null, Name: null, AwsName: null, Within: null, DataClass: null, Persona: null, Tags.Count: 0 })
            {
                starts.AddRange(Model.Others.Where(other => named.Any(who => who.Account == other.Account)));
            }
        }

        if (access.Nobody.Everybody)
        {
            starts.AddRange(Model.Principals);
            starts.AddRange(Model.Others);
        }

        if (access.Nobody.Outsiders)
        {
            starts.Add(AccessModel.Outsider);
            starts.Add(AccessModel.Anonymous);
        }

        foreach (var spared in access.Except)
        {
            if (!Model.Principals.Any(who => spared.Fits(who.Stack!, who.Resource!)))
            {
                problems.Add(new(statement.File, spared.Line, $"{statement.Id}: except: no role or user of the estate fits; correct the selector or leave it out."));
            }
        }

        return [.. starts.Distinct().Where(who => who.Resource is null || !access.Except.Any(spared => spared.Fits(who.Stack!, who.Resource)))];
    }

    private IEnumerable<AccessPrincipal> Unplanned(Selector selector, string role) =>
        Model.Principals
            .Where(who => selector.FitsStack(who.Stack!.Name))
            .Select(who => who.Account)
            .Distinct()
            .Select(account => new AccessPrincipal
            {
                Kind = PrincipalKind.OtherOfAccount,
                Arn = $"arn:aws:iam::{account}:role/{role}",
                Account = account,
                Name = $"role {role} of account {account}",
                IsNamed = true,
            });

    private (List<(AccessTarget Target, string? Objects)> Known, List<string> Unknown) Targets(
        ProofStatement statement, AccessStatement access, List<ProofProblem> problems)
    {
        var known = new List<(AccessTarget, string?)>();
        var unknown = new List<string>();
        if (access.OnOutside)
        {
            known.Add((new AccessTarget { Arn = "*", Account = "", Name = "a resource of another organization" }, null));
        }

        foreach (var selector in access.On)
        {
            var count = known.Count + unknown.Count;
            foreach (var (stack, resource) in selector.Among(estate))
            {
                if (!resource.IsCustom || (selector.Objects is not null && !PolicyForms.Buckets.Contains(resource.Type)))
                {
                    continue;
                }

                if (Model.TargetOf(stack, resource) is not { } target)
                {
                    if (resource["arn"].IsUnknown)
                    {
                        unknown.Add($"the ARN of {KindWords.Of(resource.Type)} {resource.Name} of {stack.Name} is not known yet");
                    }
                }
                else if (access.May.Any(action => ActionResources.Concerns(action, target)))
                {
                    known.Add((target, selector.Objects));
                }
            }

            if (known.Count + unknown.Count == count)
            {
                problems.Add(new(statement.File, selector.Line, $"{statement.Id}: on: no resource of the estate fits that the actions work on; correct the selector."));
            }
        }

        return (known, unknown);
    }

    private List<EndpointWay>? Ways(ProofStatement statement, AccessStatement access, List<ProofProblem> problems)
    {
        if (access.Through is not { } through)
        {
            return null;
        }

        var ways = Model.Endpoints.Where(endpoint => through.FitsStack(endpoint.Stack)).ToList();
        foreach (var action in access.May.Where(action => ways.All(way => way.Service != action.Split(':')[0])))
        {
            problems.Add(new(statement.File, through.Line, $"{statement.Id}: through: no endpoint there serves '{action}'; correct the selector or the action."));
        }

        return ways;
    }
}
