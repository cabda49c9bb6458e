namespace LandingZone.Policies.Documents;

/// <summary>A principal as a policy names it.</summary>
/// <param name="Kind"><c>AWS</c>, <c>Service</c>, <c>Federated</c> or <c>CanonicalUser</c>.</param>
/// <param name="Id">An ARN, an account number, a service's name, or <c>*</c>.</param>
public sealed record PolicyPrincipal(string Kind, string Id)
{
    /// <summary>Whether it is everybody.</summary>
    public bool IsEverybody => Id == "*" && Kind is "AWS";

    /// <summary>The account number of an AWS principal; null for others and for everybody.</summary>
    public string? Account => Kind != "AWS" ? null
        : Id.Length == 12 && Id.All(char.IsAsciiDigit) ? Id
        : Id.Split(':') is ["arn", _, _, _, { Length: 12 } account, ..] ? account
        : null;

    /// <inheritdoc/>
    public override string ToString() => Kind == "AWS" ? Id : $"{Kind} {Id}";
}
