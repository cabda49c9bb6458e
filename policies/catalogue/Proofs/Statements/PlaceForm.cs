namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Where packets come from or go to, as a statement writes it: a selector of subnets, or a word.</summary>
/// <param name="Selector">The subnets, or null.</param>
/// <param name="Word"><c>internet</c>, <c>corporate</c> or <c>vpn</c>, or null.</param>
public sealed record PlaceForm(Selector? Selector, string? Word)
{
    /// <summary>The words.</summary>
    public static IReadOnlyList<string> Words { get; } = ["internet", "corporate", "vpn"];
}
