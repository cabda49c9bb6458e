namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// What is known of the condition keys of a request before any policy is read: who asks, for what, on which way. Source: IAM User
/// Guide, "AWS global condition context keys".
/// </summary>
/// <param name="who">Who asks.</param>
/// <param name="target">What for.</param>
/// <param name="way">The endpoint that the request goes through, or null for any way that passes no endpoint of the estate.</param>
/// <param name="estate">The accounts, roles and endpoints of the estate.</param>
/// <param name="passedTo">The service that a role is handed to, for iam:PassRole; otherwise null.</param>
internal sealed class RequestFacts(AccessPrincipal who, AccessTarget target, EndpointWay? way, EstateFacts estate, string? passedTo)
{
    private const string PrincipalTag = "aws:principaltag/";

    private readonly Dictionary<string, KeyValues> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The values that a key can have.</summary>
    public KeyValues this[string key]
    {
        get
        {
            if (!_known.TryGetValue(key, out var values))
            {
                _known.Add(key, values = ValuesOf(key.ToLowerInvariant(), key));
            }

            return values;
        }
    }

    private KeyValues ValuesOf(string key, string written) => key switch
    {
        "aws:principalarn" => PrincipalArn(),
        "aws:principalaccount" or "kms:calleraccount" => AccountOf(),
        "aws:principalorgid" => OrganizationOfPrincipal(),
        "aws:principaltype" => Type(),
        "aws:principalisawsservice" => KeyValues.Is("false"),

        // These are only in requests that a service makes in its own name.
        "aws:sourcearn" or "aws:sourceaccount" or "aws:sourceorgid" or "aws:principalservicename" or "aws:principalservicenameslist" =>
            KeyValues.Missing,
        "aws:resourceaccount" => target.Account.Length > 0 ? KeyValues.Is(target.Account) : KeyValues.SomeValueBut(estate.AccountPatterns),
        "aws:resourceorgid" => target.Account.Length > 0 ? KeyValues.SomeValue : KeyValues.SomeValueBut(estate.Organizations),
        "aws:requestedregion" => target.Region.Length > 0 ? KeyValues.Is(target.Region) : KeyValues.SomeValue,
        "aws:sourcevpce" => way is null ? KeyValues.FreeBut(estate.EndpointIds) : way.Id is { } id ? KeyValues.Is(id) : KeyValues.SomeValue,
        "aws:sourcevpc" => way is null ? KeyValues.FreeBut(estate.NetworkIds) : way.Network is { } network ? KeyValues.Is(network) : KeyValues.SomeValue,
        "iam:passedtoservice" when passedTo is not null => KeyValues.Is(passedTo),
        _ when key.StartsWith(PrincipalTag, StringComparison.Ordinal) => PrincipalTagOf(written[PrincipalTag.Length..]),
        _ when ResourceTagOf(key, written) is { } tag => tag,
        _ => KeyValues.Free,
    };

    private KeyValues PrincipalArn() => who.Kind switch
    {
        PrincipalKind.Anonymous => KeyValues.Missing,
        PrincipalKind.Outsider => KeyValues.SomeValueBut(estate.ArnsOfAccounts),
        PrincipalKind.OtherOfAccount when who.IsNamed => KeyValues.Is(who.Arn),
        PrincipalKind.OtherOfAccount => KeyValues.In([TextPattern.Like(who.Arn)]).With(new KeyDemand
        {
            Key = "aws:PrincipalArn",
            AbsentOk = false,
            Value = ValueDemand.NoneOf,
            Texts = estate.PlannedArnsOf(who.Account),
        }) ?? KeyValues.Missing,
        _ => KeyValues.Is(who.Arn),
    };

    private KeyValues AccountOf() => who.Kind switch
    {
        PrincipalKind.Anonymous => KeyValues.Missing,
        PrincipalKind.Outsider => KeyValues.SomeValueBut(estate.AccountPatterns),
        _ => KeyValues.Is(who.Account),
    };

    private KeyValues OrganizationOfPrincipal() => who.Kind switch
    {
        PrincipalKind.Anonymous => KeyValues.Missing,
        PrincipalKind.Outsider => KeyValues.FreeBut(estate.Organizations),

        // All accounts of the estate belong to one organization; which one, only the policies say.
        _ => KeyValues.SomeValue,
    };

    private KeyValues Type() => who.Kind switch
    {
        PrincipalKind.Role => KeyValues.Is("AssumedRole"),
        PrincipalKind.User => KeyValues.Is("User"),
        PrincipalKind.Anonymous => KeyValues.Is("Anonymous"),
        PrincipalKind.OtherOfAccount when who.IsNamed => KeyValues.Is("AssumedRole"),
        _ => KeyValues.SomeValue,
    };

    private KeyValues PrincipalTagOf(string name) =>
        !who.IsPlanned || who.HasSessionTags ? KeyValues.Free
        : who.Tags.TryGetValue(name, out var value) ? KeyValues.Is(value)
        : KeyValues.Missing;

    private KeyValues? ResourceTagOf(string key, string written)
    {
        var slash = key.IndexOf("resourcetag/", StringComparison.Ordinal);
        return slash < 0 || target.Tags is null ? null
            : target.Tags.TryGetValue(written[(slash + "resourcetag/".Length)..], out var value) ? KeyValues.Is(value)
            : KeyValues.Missing;
    }
}
