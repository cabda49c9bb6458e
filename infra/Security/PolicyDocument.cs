using System.Collections.Immutable;
using Pulumi;

namespace LandingZone.Security;

/// <summary>
/// A policy in the IAM JSON language, built from typed statements. The same statements always give the same text, so that a preview shows
/// a change only where there is one.
/// </summary>
public sealed record PolicyDocument
{
    /// <summary>The statements, in the order in which they are written.</summary>
    public required IReadOnlyList<PolicyStatement> Statements { get; init; }

    /// <summary>The policy's JSON; known when everything in it is known.</summary>
    /// <exception cref="InvalidOperationException">A statement breaks the grammar of the language; the message names it.</exception>
    public Output<string> Json
    {
        get
        {
            Check();
            return Output.All(RunTimeValues()).Apply(values => PolicyWriter.Write(Statements, values));
        }
    }

    /// <summary>
    /// The policy's JSON where it is no longer than a limit of IAM, which counts no white space; the text has none outside its values. How
    /// long it is depends on values that only a run may know.
    /// </summary>
    /// <param name="limit">The most characters.</param>
    /// <param name="what">What the policy is, "The trust policy of the role 'loader'".</param>
    internal Output<string> JsonWithin(int limit, string what) => Json.Apply(json => json.Length <= limit
        ? json
        : throw new ArgumentException(
            $"{what} has {json.Length} characters and IAM takes {limit}; name resources by a common beginning, or give the work to two roles."));

    private void Check()
    {
        if (Statements.Count == 0)
        {
            throw new InvalidOperationException("A policy needs at least one statement.");
        }

        if (Statements.GroupBy(statement => statement.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"Two statements of a policy have the id '{twice.Key}'; give each its own.");
        }

        foreach (var statement in Statements)
        {
            CheckScope(statement);

            if (statement.Principals.Count > 1 && statement.Principals.Contains(PolicyPrincipal.Everyone))
            {
                throw new InvalidOperationException($"The policy statement '{statement.Id}' is about everyone; it can name nobody else.");
            }

            var conditions = statement.Conditions.GroupBy(condition => (condition.Test, condition.Key));
            if (conditions.FirstOrDefault(group => group.Count() > 1) is { } repeated)
            {
                throw new InvalidOperationException(
                    $"The policy statement '{statement.Id}' has the condition {repeated.Key.Test} on {repeated.Key.Key} twice; "
                    + "put all values in one.");
            }
        }
    }

    /// <summary>What the statement is about.</summary>
    private static void CheckScope(PolicyStatement statement)
    {
        if (statement.Actions.Count == 0 && statement.NotActions.Count == 0)
        {
            throw new InvalidOperationException($"The policy statement '{statement.Id}' has no action; name one or more.");
        }

        if (statement.Principals.Count == 0 && statement.Resources.Count == 0 && statement.NotResources.Count == 0)
        {
            throw new InvalidOperationException($"The policy statement '{statement.Id}' names neither a principal nor a resource.");
        }

        if ((statement.Actions.Count > 0 && statement.NotActions.Count > 0)
            || (statement.Resources.Count > 0 && statement.NotResources.Count > 0))
        {
            throw new InvalidOperationException(
                $"The policy statement '{statement.Id}' says both what it is about and what it is not about; IAM takes one of the two.");
        }

        if (statement.Effect == PolicyEffect.Allow && (statement.NotActions.Count > 0 || statement.NotResources.Count > 0))
        {
            throw new InvalidOperationException(
                $"The policy statement '{statement.Id}' allows everything but what it names; name what it allows.");
        }
    }

    /// <summary>All values that may be known at run time only, in the order in which <see cref="PolicyWriter"/> takes them.</summary>
    private ImmutableArray<Input<string>> RunTimeValues() =>
    [
        .. Statements.SelectMany(statement => statement.Principals.Select(principal => principal.Id).OfType<Input<string>>()
            .Concat(statement.Resources)
            .Concat(statement.NotResources)
            .Concat(statement.Conditions.SelectMany(condition => condition.Values))),
    ];
}
