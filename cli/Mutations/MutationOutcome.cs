using LandingZone.Policies.Mutations;

namespace LandingZone.Cli.Mutations;

/// <summary>What came of a mutation.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="Stack">The stack in which something was broken; null where the estate has nothing that it would break.</param>
/// <param name="NoticedBy">The identifiers of the rules and proofs that notice.</param>
internal sealed record MutationOutcome(Mutation Mutation, string? Stack, IReadOnlyList<string> NoticedBy);
