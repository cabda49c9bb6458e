using Pulumi;

namespace LandingZone.Analytics;

/// <summary>The bank's own identity provider, by OpenID Connect, for labellers who are known there.</summary>
public sealed record LabelingSignIn
{
    /// <summary>The issuer, "https://login.bank.example".</summary>
    public required string Issuer { get; init; }

    /// <summary>Where people sign in.</summary>
    public required string AuthorizationEndpoint { get; init; }

    /// <summary>Where tokens come from.</summary>
    public required string TokenEndpoint { get; init; }

    /// <summary>Where the facts about a person come from.</summary>
    public required string UserInfoEndpoint { get; init; }

    /// <summary>Where people sign out.</summary>
    public required string LogoutEndpoint { get; init; }

    /// <summary>Where the provider's public keys are.</summary>
    public required string KeysEndpoint { get; init; }

    /// <summary>The client's id at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>The client's secret.</summary>
    public required Input<string> ClientSecret { get; init; }
}
