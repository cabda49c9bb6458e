namespace LandingZone.Policies.Proofs.Access;

/// <summary>What of an estate the condition keys of every request depend on.</summary>
internal sealed class EstateFacts
{
    private readonly Dictionary<string, IReadOnlyList<TextPattern>> _plannedOf = new(StringComparer.Ordinal);

    /// <summary>The account numbers.</summary>
    public HashSet<string> Accounts { get; } = new(StringComparer.Ordinal);

    /// <summary>The ARNs of all roles and users.</summary>
    public HashSet<string> PlannedArns { get; } = new(StringComparer.Ordinal);

    /// <summary>The account numbers as sets of texts.</summary>
    public IReadOnlyList<TextPattern> AccountPatterns { get; private set; } = [];

    /// <summary>Every ARN of a principal of those accounts.</summary>
    public IReadOnlyList<TextPattern> ArnsOfAccounts { get; private set; } = [];

    /// <summary>The organizations that the policies name.</summary>
    public IReadOnlyList<TextPattern> Organizations { get; private set; } = [];

    /// <summary>The ids of the endpoints.</summary>
    public IReadOnlyList<TextPattern> EndpointIds { get; private set; } = [];

    /// <summary>The ids of the networks.</summary>
    public IReadOnlyList<TextPattern> NetworkIds { get; private set; } = [];

    /// <summary>The planned principals of an account.</summary>
    public IReadOnlyList<TextPattern> PlannedArnsOf(string account) => _plannedOf.GetValueOrDefault(account) ?? [];

    /// <summary>To be called when all is read.</summary>
    public void Complete(IEnumerable<string> organizations, IEnumerable<EndpointWay> endpoints, IEnumerable<string> networks)
    {
        AccountPatterns = [.. Accounts.Order(StringComparer.Ordinal).Select(account => TextPattern.Exactly(account))];
        ArnsOfAccounts = [.. Accounts.Order(StringComparer.Ordinal).SelectMany(account => new[]
        {
            TextPattern.Like($"arn:aws:iam::{account}:*"), TextPattern.Like($"arn:aws:sts::{account}:*"),
        })];
        Organizations = [.. organizations.Distinct().Select(organization => TextPattern.Exactly(organization))];
        EndpointIds = [.. endpoints.Select(endpoint => endpoint.Id).OfType<string>().Select(id => TextPattern.Exactly(id))];
        NetworkIds = [.. networks.Distinct().Select(id => TextPattern.Exactly(id))];
        foreach (var group in PlannedArns.GroupBy(arn => Arn.Parse(arn)?.Account ?? ""))
        {
            _plannedOf[group.Key] = [.. group.Select(arn => TextPattern.Exactly(arn))];
        }
    }
}
