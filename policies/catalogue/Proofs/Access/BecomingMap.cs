using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// Who can act as whom: by assuming a role, by handing a role to a service that trusts it, by deciding what runs as it, and by pods that
/// have a role. Found once for the whole estate.
/// </summary>
internal sealed class BecomingMap
{
    /// <summary>The access policies of EKS whose holder may create pods. Source: EKS User Guide, "Review access policy permissions".</summary>
    private static readonly string[] PodCreators = ["AmazonEKSAdminPolicy", "AmazonEKSClusterAdminPolicy", "AmazonEKSEditPolicy"];

    private static readonly string[] SessionActions = ["ssm:StartSession", "ssm:SendCommand"];

    private readonly AccessModel _model;
    private readonly Dictionary<AccessPrincipal, List<Becoming>> _edges = [];

    /// <summary>Looks at an estate.</summary>
    public BecomingMap(AccessModel model)
    {
        _model = model;
        AssumeRoles();
        PassRoles();
        DecideWhatRuns();
        OpenSessions();
        CreatePods();
        ServePods();
    }

    /// <summary>Whom a principal can become in one step.</summary>
    public IReadOnlyList<Becoming> From(AccessPrincipal who) => _edges.GetValueOrDefault(who) ?? [];

    private void AssumeRoles()
    {
        foreach (var role in _model.Principals.Where(principal => principal.Trust is not null))
        {
            var named = role.Trust!.Policy.Allows.SelectMany(allow => allow.Statement.Principals ?? []).Where(principal => principal.Kind == "AWS").ToList();
            if (named.Count == 0 && role.Trust.Policy.Unknown.Count == 0 && role.Trust.Policy.Allows.All(allow => allow.Statement.NotPrincipals is null))
            {
                continue;
            }

            // Whoever a statement names, and where it names an account or everybody, all that are allowed to assume roles.
            var everybody = role.Trust.Policy.Unknown.Count > 0
                || role.Trust.Policy.Allows.Any(allow => allow.Statement.IsForEverybody);
            var candidates = _model.Principals
                .Where(who => who != role && (everybody || named.Any(principal => principal.Id == who.Arn || principal.Account == who.Account)))
                .Concat(_model.Others.Where(other => everybody || named.Any(principal => principal.Account == other.Account)));
            foreach (var who in candidates)
            {
                Try(who, "sts:AssumeRole", role.Trust, role, $"{who.Name} becomes {role.Name} (sts:AssumeRole).");
            }
        }
    }

    private void PassRoles()
    {
        var roles = _model.Principals.Where(principal => principal.Trust is not null).ToLookup(principal => principal.Account);
        var givers = _model.Principals.Where(who => who.Identity.AllowsOf("iam:PassRole").Count > 0 || who.Identity.Unknown.Count > 0).ToList();
        foreach (var who in givers)
        {
            foreach (var role in roles[who.Account])
            {
                if (role == who || role.Trust is null || !MaySpeakOf(who, "iam:PassRole", role.Arn))
                {
                    continue;
                }

                foreach (var service in ServicesOf(role))
                {
                    Try(
                        who, "iam:PassRole", role.Trust, role,
                        $"{who.Name} hands {role.Name} to {service}, which runs for it as that role (iam:PassRole).",
                        service);
                }
            }
        }
    }

    private void DecideWhatRuns()
    {
        foreach (var way in RunsAs.All)
        {
            var users = _model.Principals.Where(who => who.Identity.AllowsOf(way.Action).Count > 0 || who.Identity.Unknown.Count > 0).ToList();
            foreach (var (stack, resource) in users.Count == 0 ? [] : _model.Estate.OfType(way.Type))
            {
                if (RoleOf(stack, way.Role(resource)) is not { } role || _model.TargetOf(stack, resource) is not { } target)
                {
                    continue;
                }

                foreach (var who in users.Where(who => who != role && who.Account == target.Account && MaySpeakOf(who, way.Action, target.Arn)))
                {
                    Try(who, way.Action, target, role, $"{who.Name} {way.Sentence} {resource.Name} and so acts as {role.Name} ({way.Action}).");
                }
            }
        }
    }

    private void OpenSessions()
    {
        foreach (var stack in _model.Estate.Stacks)
        {
            foreach (var profile in stack.OfType("aws:iam/instanceProfile:InstanceProfile"))
            {
                if (stack.TargetsOf(profile, "role", [.. PolicyForms.Roles]) is not [var resource, ..] || _model.PrincipalOf(resource) is not { } role)
                {
                    continue;
                }

                // Which instances there will be is not in the plan, nor are their tags.
                var instances = new AccessTarget { Arn = $"arn:aws:ec2:*:{role.Account}:instance/*", Account = role.Account, Name = "its instances", Resource = profile };
                foreach (var action in SessionActions)
                {
                    foreach (var who in _model.Principals.Where(who => who != role && who.Account == role.Account && MaySpeakOf(who, action, instances.Arn)))
                    {
                        Try(who, action, instances, role, $"{who.Name} opens a session on an instance that runs as {role.Name} ({action}).");
                    }
                }
            }
        }
    }

    private void CreatePods()
    {
        foreach (var (stack, access) in _model.Estate.OfType("aws:eks/accessPolicyAssociation:AccessPolicyAssociation"))
        {
            var policy = access["policyArn"].Text ?? "";
            if (!PodCreators.Contains(policy[(policy.LastIndexOf('/') + 1)..])
                || access["principalArn"].Text is not { } arn
                || (_model.FindPrincipal(arn) ?? _model.Others.FirstOrDefault(other => other.Account == Arn.Parse(arn)?.Account)) is not { } who)
            {
                continue;
            }

            var scope = access["accessScope"];
            foreach (var pod in stack.OfType("aws:eks/podIdentityAssociation:PodIdentityAssociation"))
            {
                var inScope = pod["clusterName"].Text == access["clusterName"].Text
                    && (scope["type"].Text != "namespace" || scope["namespaces"].Items.Any(name => name.Text == pod["namespace"].Text));
                if (inScope && RoleOf(stack, pod["roleArn"]) is { } role && role != who)
                {
                    Add(who, new Becoming(
                        role,
                        [new ProofStep($"{who.Name} creates a pod of the service account {pod["namespace"].Text}/{pod["serviceAccount"].Text} and so acts as {role.Name}.", access.Urn)],
                        []));
                }
            }
        }
    }

    private void ServePods()
    {
        foreach (var (stack, pod) in _model.Estate.OfType("aws:eks/podIdentityAssociation:PodIdentityAssociation"))
        {
            if (RoleOf(stack, pod["roleArn"]) is not { } role
                || stack.OfType("aws:eks/cluster:Cluster").FirstOrDefault(cluster => cluster["name"].Text == pod["clusterName"].Text) is not { } cluster
                || _model.TargetOf(stack, cluster) is not { } target)
            {
                continue;
            }

            const string action = "eks-auth:AssumeRoleForPodIdentity";
            foreach (var who in _model.Principals.Where(who => who != role && who.Account == role.Account && MaySpeakOf(who, action, target.Arn)))
            {
                Try(who, action, target, role, $"{who.Name} fetches the credentials of a pod that runs as {role.Name} ({action}).");
            }
        }
    }

    private void Try(AccessPrincipal who, string action, AccessTarget target, AccessPrincipal role, string sentence, string? passedTo = null)
    {
        var answer = _model.Evaluator.Decide(new AccessRequest(who, action, target, target.Arn) { PassedTo = passedTo });
        if (answer.CanBe)
        {
            Add(who, new Becoming(role, [new ProofStep(sentence, role.Resource?.Urn), .. answer.Steps], answer.Assumed));
        }
    }

    private void Add(AccessPrincipal who, Becoming edge)
    {
        if (!_edges.TryGetValue(who, out var edges))
        {
            _edges.Add(who, edges = []);
        }

        // One way to a role is enough, a certain one rather than an assumed one.
        var known = edges.FindIndex(other => other.To == edge.To);
        if (known < 0)
        {
            edges.Add(edge);
        }
        else if (edges[known].Assumed.Count > 0 && edge.Assumed.Count == 0)
        {
            edges[known] = edge;
        }
    }

    private AccessPrincipal? RoleOf(StackResources stack, Value role)
    {
        if (role.Text is not { } text)
        {
            return null;
        }

        if (_model.FindPrincipal(text) is { } found)
        {
            return found;
        }

        // An instance profile, by its name or ARN.
        var profile = stack.OfType("aws:iam/instanceProfile:InstanceProfile").FirstOrDefault(candidate =>
            candidate["arn"].Text == text || candidate["name"].Text == text);
        return profile is not null && stack.TargetsOf(profile, "role", [.. PolicyForms.Roles]) is [var resource, ..] ? _model.PrincipalOf(resource) : null;
    }

    private static bool MaySpeakOf(AccessPrincipal who, string action, string resource) =>
        who.Identity.Unknown.Count > 0
        || who.Identity.AllowsOf(action).Any(allow => allow.MeetAction(action) is not null && allow.MeetResources(resource).Any());

    private static IEnumerable<string> ServicesOf(AccessPrincipal role) =>
        role.Trust!.Policy.Allows
            .Where(allow => allow.MeetAction("sts:AssumeRole") is not null)
            .SelectMany(allow => allow.Statement.Principals ?? [])
            .Where(principal => principal.Kind == "Service")
            .Select(principal => principal.Id)
            .Distinct();
}
