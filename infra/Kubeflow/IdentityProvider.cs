using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>The bank's OpenID Connect provider, which people sign in with.</summary>
public sealed record IdentityProvider
{
    /// <summary>Its issuer, "https://login.bank.example": where its discovery document is found, and what its tokens name.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where its public keys are.</summary>
    public required string KeysUrl { get; init; }

    /// <summary>The name that it knows Kubeflow by; tokens must be meant for it.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret of that name.</summary>
    public required Input<string> ClientSecret { get; init; }

    /// <summary>What sign-in cookies are encrypted with: 32 random bytes in URL-safe base64.</summary>
    public required Input<string> CookieSecret { get; init; }

    /// <summary>The mail domains of people who may sign in: one or more.</summary>
    public required IReadOnlyList<string> EmailDomains { get; init; }

    /// <summary>The groups of which a person must be in one; empty for everybody of the domains.</summary>
    public IReadOnlyList<string> AllowedGroups { get; init; } = [];

    /// <summary>After how many hours people sign in again: 1 to 24. Default: 10, a working day.</summary>
    public int SessionHours { get; init; } = 10;
}
