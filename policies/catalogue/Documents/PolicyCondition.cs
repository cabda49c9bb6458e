namespace LandingZone.Policies.Documents;

/// <summary>One condition of a statement.</summary>
/// <param name="Operator">The operator with its prefix and suffix, such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
/// <param name="Key">The condition key, such as <c>aws:SourceArn</c>. Keys are compared without regard to case.</param>
/// <param name="Values">The values; one of them is enough.</param>
public sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>Whether it is about <paramref name="key"/>.</summary>
    public bool IsOn(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The operator without <c>ForAnyValue:</c>, <c>ForAllValues:</c> and <c>IfExists</c>.</summary>
    public string BareOperator
    {
        get
        {
            var bare = Operator[(Operator.IndexOf(':') + 1)..];
            return bare.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase) ? bare[..^"IfExists".Length] : bare;
        }
    }

    /// <summary>Whether it also holds where the request does not have the key.</summary>
    public bool HoldsWithoutKey =>
        Operator.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase) || Operator.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase);
}
