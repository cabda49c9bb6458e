using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>The principals, resources, policies and endpoints of an estate, read once, linear in its resources.</summary>
internal sealed class AccessModel
{
    private readonly Accounts _accounts;
    private readonly Principals _principals;
    private readonly Dictionary<Resource, AccessTarget> _targets = [];

    /// <summary>Reads an estate.</summary>
    public AccessModel(Estate estate)
    {
        Estate = estate;
        _accounts = new Accounts(estate);
        Facts.Accounts.UnionWith(_accounts.All);
        _principals = new Principals(estate, Facts, TargetOf);
        new TargetPolicies(estate, TargetOf).Read();
        Endpoints = EndpointReading.All(estate);
        Others = [.. Facts.Accounts.Order(StringComparer.Ordinal).Select(account => new AccessPrincipal
        {
            Kind = PrincipalKind.OtherOfAccount,
            Arn = $"arn:aws:iam::{account}:*",
            Account = account,
            Name = $"another principal of account {account}",
        })];
        Facts.Complete(
            AllSets().SelectMany(set => set.Allows.Concat(set.Denies))
                .SelectMany(permission => permission.Statement.Conditions)
                .Where(condition => condition.IsOn("aws:PrincipalOrgID") || condition.IsOn("aws:ResourceOrgID"))
                .SelectMany(condition => condition.Values),
            Endpoints,
            estate.OfType("aws:ec2/vpc:Vpc").Select(entry => entry.Resource.Id.Text).OfType<string>());
        Evaluator = new AccessEvaluator(Facts);
    }

    /// <summary>The estate.</summary>
    public Estate Estate { get; }

    /// <summary>Accounts, roles and endpoints as condition keys need them.</summary>
    public EstateFacts Facts { get; } = new();

    /// <summary>Decides requests.</summary>
    public AccessEvaluator Evaluator { get; }

    /// <summary>The roles and users.</summary>
    public IReadOnlyCollection<AccessPrincipal> Principals => _principals.All;

    /// <summary>For each account whoever is in no plan.</summary>
    public IReadOnlyList<AccessPrincipal> Others { get; }

    /// <summary>The endpoints.</summary>
    public IReadOnlyList<EndpointWay> Endpoints { get; }

    /// <summary>Somebody of another organization.</summary>
    public static AccessPrincipal Outsider { get; } = new()
    {
        Kind = PrincipalKind.Outsider,
        Arn = "",
        Account = "",
        Name = "somebody of another organization",
    };

    /// <summary>Somebody who does not sign in.</summary>
    public static AccessPrincipal Anonymous { get; } = new()
    {
        Kind = PrincipalKind.Anonymous,
        Arn = "",
        Account = "",
        Name = "somebody who does not sign in",
    };

    /// <summary>The principal with an ARN, or null.</summary>
    public AccessPrincipal? FindPrincipal(string arn) => _principals.Find(arn);

    /// <summary>The principal that a resource is, or null.</summary>
    public AccessPrincipal? PrincipalOf(Resource resource) => _principals.Find(resource);

    /// <summary>The account of a resource.</summary>
    public string AccountOf(StackResources stack, Resource resource) => _accounts.Of(stack, resource);

    /// <summary>A resource as something that requests are about; null where its ARN is not known.</summary>
    public AccessTarget? TargetOf(StackResources stack, Resource resource)
    {
        if (_targets.TryGetValue(resource, out var known))
        {
            return known;
        }

        if (ArnOf(resource) is not { } arn)
        {
            return null;
        }

        var isKey = PolicyForms.Keys.Contains(resource.Type);
        var target = new AccessTarget
        {
            Arn = arn,
            Account = _accounts.Of(stack, resource),
            Region = Arn.Parse(arn)?.Region ?? "",
            Name = $"{KindWords.Of(resource.Type)} {resource.Name} of {stack.Name}",
            Resource = resource,
            Stack = stack,
            NeedsOwnPolicy = isKey || PolicyForms.Roles.Contains(resource.Type),
        };
        _targets.Add(resource, target);
        return target;
    }

    private IEnumerable<PolicySet> AllSets() =>
        _principals.All.SelectMany(principal => new[] { principal.Identity, principal.Boundary, principal.Trust?.Policy }.OfType<PolicySet>())
            .Concat(_targets.Values.Select(target => target.Policy))
            .Concat(Endpoints.Select(endpoint => endpoint.Policy).OfType<PolicySet>());

    /// <summary>The ARN of a resource, or null. A bucket's follows from its name.</summary>
    public static string? ArnOf(Resource resource) =>
        resource["arn"].Text is { Length: > 0 } arn ? arn
        : PolicyForms.Buckets.Contains(resource.Type) && (resource["bucket"].Text ?? resource["bucketName"].Text ?? resource.Id.Text) is { } bucket
            ? $"arn:aws:s3:::{bucket}"
        : null;
}
