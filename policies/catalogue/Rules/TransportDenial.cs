using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>Whether policies refuse whatever comes without TLS.</summary>
internal static class TransportDenial
{
    /// <summary>Whether some policies of one thing together deny actions to everybody where <c>aws:SecureTransport</c> is false.</summary>
    /// <param name="policies">The policies of the thing.</param>
    /// <param name="arn">The thing's ARN; where it is not known, a statement's resource is taken to be the thing.</param>
    /// <param name="actions">The actions, each of which must be denied.</param>
    public static Truth Covers(IReadOnlyList<AttachedPolicy> policies, Value arn, params ReadOnlySpan<string> actions)
    {
        var answer = Truth.Yes;
        foreach (var action in actions)
        {
            answer &= Truth.Any(policies, policy => policy.Reading.Has(statement => Denies(statement, arn, action)));
        }

        return answer;
    }

    // A second condition would narrow the denial, so that a call without TLS that does not meet it would pass.
    private static bool Denies(PolicyStatement statement, Value arn, string action) =>
        !statement.IsAllow
        && statement.IsForEverybody
        && statement.IsAboutAction(action)
        && (arn.Text is not { Length: > 0 } known || statement.IsAboutResource(known))
        && statement.Conditions is [{ Values: ["false"] } only]
        && only.IsOn("aws:SecureTransport")
        && only.BareOperator.Equals("Bool", StringComparison.OrdinalIgnoreCase);
}
