namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// Decides whether some request exists that is allowed, as AWS evaluates policies: an explicit Deny wins; in one account the identity's
/// policies or the resource's are enough (a key and a role need their own policy); between accounts both are needed; a permission
/// boundary and an endpoint's policy only cut. Source: IAM User Guide, "Policy evaluation logic" and "Permissions boundaries for IAM
/// entities"; KMS Developer Guide, "Key policies". Organization policies are in no plan; they only cut, so that without them nothing
/// possible is overlooked.
/// </summary>
internal sealed class AccessEvaluator(EstateFacts facts)
{
    /// <summary>The answer for a request.</summary>
    public AccessAnswer Decide(AccessRequest request)
    {
        if (!CanBegin(request))
        {
            return AccessAnswer.No;
        }

        // First with what is certain only; what the prover does not model counts in a second look, and is then said in the answer.
        var certain = Solve(request, strict: true);
        return certain.IsYes || !LeavesOpen(request) ? certain : Solve(request, strict: false) is { CanBe: true } assumed ? assumed : AccessAnswer.No;
    }

    /// <summary>A quick look: without anybody who allows the action at all there is nothing to solve.</summary>
    private static bool CanBegin(AccessRequest request)
    {
        var (who, target) = (request.Who, request.Target);
        if (target.Account.Length == 0)
        {
            return true;
        }

        var granted = SpeaksOf(target, request.Action);
        var allowed = CouldAllow(who, request.Action);
        return who.Account == target.Account && !NeedsOwnPolicy(target, request.Action) ? granted || allowed
            : who.Account == target.Account || who.Kind == PrincipalKind.Anonymous ? granted
            : granted && allowed;
    }

    /// <summary>Whether a principal's own policies could allow an action on something.</summary>
    public static bool CouldAllow(AccessPrincipal who, string action) =>
        !who.IsPlanned || who.Identity.AllowsOf(action).Count > 0 || who.Identity.Unknown.Count > 0;

    /// <summary>Whether a resource's own policy could allow an action to somebody; of what is not of the estate nobody knows.</summary>
    public static bool SpeaksOf(AccessTarget target, string action) =>
        target.Account.Length == 0 || target.Policy.AllowsOf(action).Count > 0 || target.Policy.Unknown.Count > 0;

    /// <summary>Whether nobody can do an action unless the resource's own policy allows it.</summary>
    public static bool NeedsOwnPolicy(AccessTarget target, string action) =>

        // A role's own policy says who may become it, not who may hand it on or change it.
        target.NeedsOwnPolicy && !action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase);

    private static bool LeavesOpen(AccessRequest request) =>
        request.Who.Identity.LeavesOpen
        || request.Who.Boundary?.LeavesOpen == true
        || request.Target.Policy.LeavesOpen
        || request.Way?.Policy?.LeavesOpen == true;

    private AccessAnswer Solve(AccessRequest request, bool strict)
    {
        var (who, target) = (request.Who, request.Target);
        var start = new AccessOption(
            request.Action,
            request.Resource,
            new RequestContext(new RequestFacts(who, target, request.Way, facts, request.PassedTo)),
            []);
        foreach (var option in Ways(start, request, strict).SelectMany(option => Granted(option, request, strict)))
        {
            var context = option.Context;
            if (!strict)
            {
                var open = who.Identity.UnknownDenies.Concat(who.Boundary?.UnknownDenies ?? []).Concat(target.Policy.UnknownDenies);
                context = open.Aggregate(context, (current, reason) => current.Assuming(reason));
            }
            else if (who.Identity.UnknownDenies.Count + (who.Boundary?.UnknownDenies.Count ?? 0) + target.Policy.UnknownDenies.Count > 0)
            {
                continue;
            }

            if (context.Avoiding(DeniesOf(request, option), strict) is { } solved)
            {
                return AccessAnswer.Yes(option.Action, option.Resource, option.Steps, solved.Assumed);
            }
        }

        return AccessAnswer.No;
    }

    /// <summary>What lets the request pass on its way.</summary>
    private IEnumerable<AccessOption> Ways(AccessOption start, AccessRequest request, bool strict)
    {
        if (request.Way is not { } way)
        {
            return [start];
        }

        if (way.Policy is not { } policy)
        {
            return [start with { Steps = [new ProofStep($"The request goes through the endpoint {NameOf(way.Urn)}, which has no policy of its own.", way.Urn)] }];
        }

        return policy.AllowsOf(request.Action)
            .Where(permission => GrantOf(permission, request.Who) > PrincipalMatch.Grant.None)
            .SelectMany(permission => start.With(
                permission, (_, _) => $"The endpoint {NameOf(way.Urn)} lets the request pass by {permission.Label}.", strict))
            .Concat(Unknown(start, policy, strict, $"The policy of the endpoint {NameOf(way.Urn)} may let the request pass.", way.Urn));
    }

    /// <summary>What allows the request at its two ends.</summary>
    private IEnumerable<AccessOption> Granted(AccessOption start, AccessRequest request, bool strict)
    {
        var (who, target) = (request.Who, request.Target);
        if (target.Account.Length == 0)
        {
            // What stands at a resource of somebody else is not known; it could allow everything.
            return Allowed(start, request, strict)
                .Select(option => option with { Steps = [.. option.Steps, new ProofStep($"{Capital(target.Name)} is not of the estate; its policy may allow everything.")] });
        }

        var grants = target.Policy.AllowsOf(request.Action)
            .Select(permission => (Permission: permission, Grant: GrantOf(permission, who)))
            .Where(entry => entry.Grant != PrincipalMatch.Grant.None)
            .ToList();
        var sameAccount = who.Account == target.Account;
        var options = Enumerable.Empty<AccessOption>();
        if (sameAccount && !NeedsOwnPolicy(target, request.Action))
        {
            options = Allowed(start, request, strict).Select(option => option with
            {
                Steps = [.. option.Steps, new ProofStep($"{Capital(target.Name)} is in the same account ({target.Account}), and nothing denies it.", target.Resource?.Urn)],
            });
        }

        foreach (var (permission, grant) in grants)
        {
            // In one account a statement that names somebody is enough; between accounts it never is, except for those who do not sign in.
            var enough = who.Kind == PrincipalKind.Anonymous || (sameAccount && grant >= PrincipalMatch.Grant.ToRole);
            var ends = !enough ? Allowed(start, request, strict)
                : sameAccount && grant == PrincipalMatch.Grant.ToRole ? Bounded(start, request, strict)
                : [start];
            options = options.Concat(ends.SelectMany(option => option.With(
                permission, (action, _) => $"{Capital(target.Name)} allows {action} to {who.Name} by {permission.Label}.", strict)
                .Select(met => grant != PrincipalMatch.Grant.Unclear ? met
                    : strict ? null
                    : met.Assuming([$"whom {permission.Label} of {target.Name} names by an id"], new ProofStep("Who that is cannot be told from the id.")))
                .OfType<AccessOption>()));
        }

        return options.Concat(Unknown(start, target.Policy, strict, $"The policy of {target.Name} may allow it.", target.Resource?.Urn));
    }

    /// <summary>What the principal's own policies allow, inside its boundary.</summary>
    private static IEnumerable<AccessOption> Allowed(AccessOption start, AccessRequest request, bool strict)
    {
        var who = request.Who;
        if (who.Kind == PrincipalKind.Anonymous)
        {
            return [];
        }

        if (!who.IsPlanned)
        {
            return [start with { Steps = [.. start.Steps, new ProofStep($"{Capital(who.Name)} is in no plan and may have any rights, {request.Action} too.")] }];
        }

        return who.Identity.AllowsOf(request.Action)
            .SelectMany(permission => start.With(
                permission, (action, resource) => $"{who.Name} is allowed {action} on {resource} by {permission.Label}.", strict))
            .Concat(Unknown(start, who.Identity, strict, $"The policies of {who.Name} may allow it.", who.Resource?.Urn))
            .SelectMany(option => Bounded(option, request, strict));
    }

    /// <summary>What the boundary lets pass.</summary>
    private static IEnumerable<AccessOption> Bounded(AccessOption start, AccessRequest request, bool strict) =>
        request.Who.Boundary is not { } boundary ? [start]
        : boundary.AllowsOf(request.Action)
            .SelectMany(permission => start.With(permission, (_, _) => $"Its permission boundary lets that pass by {permission.Label}.", strict))
            .Concat(Unknown(start, boundary, strict, $"The permission boundary of {request.Who.Name} may let that pass.", request.Who.Resource?.Urn));

    private static IEnumerable<AccessOption> Unknown(AccessOption start, PolicySet policies, bool strict, string sentence, string? urn) =>
        strict || policies.Unknown.Count == 0 ? [] : [start.Assuming(policies.Unknown, new ProofStep(sentence, urn))];

    private static List<Permission> DeniesOf(AccessRequest request, AccessOption option)
    {
        var (who, target) = (request.Who, request.Target);
        var denies = new List<Permission>();
        Add(who.Identity.Denies);
        Add(who.Boundary?.Denies ?? []);
        Add(target.Policy.Denies);
        Add(request.Way?.Policy?.Denies ?? []);
        return denies;

        void Add(IReadOnlyList<Permission> candidates)
        {
            foreach (var deny in candidates)
            {
                if (deny.Covers(option.Action, option.Resource) && PrincipalMatch.Denies(deny.Statement, who))
                {
                    denies.Add(deny);
                }
            }
        }
    }

    private PrincipalMatch.Grant GrantOf(Permission permission, AccessPrincipal who) =>
        PrincipalMatch.GrantTo(permission.Statement, who, facts.PlannedArns, facts.Accounts);

    private static string NameOf(string urn) => urn[(urn.LastIndexOf(':') + 1)..];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
