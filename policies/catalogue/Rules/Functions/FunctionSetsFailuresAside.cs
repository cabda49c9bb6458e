using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-04.</summary>
internal sealed class FunctionSetsFailuresAside() : StackRule(
    new()
    {
        Id = "LAM-04",
        Title = "Failed calls of functions are set aside",
        Demand = "A function has a dead-letter target or a destination for failures. One that only reads a queue needs none, since the queue "
            + "keeps what failed (SQS-03); one that only reads a stream has the destination in its event source mapping.",
        Why = "An asynchronous call that failed three times is dropped otherwise, and nobody learns of it.",
        Repair = "Set deadLetterConfig.targetArn, or declare an event invoke configuration with destinationConfig.onFailure.",
        Severity = Severity.Medium,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var destinations = new Companions(stack, "functionName", FunctionTypes.InvokeSettings);
        var mappings = new Companions(stack, "functionName", FunctionTypes.Mappings);
        var permissions = new Companions(stack, "function", "aws:lambda/permission:Permission");
        var nativePermissions = new Companions(stack, "functionName", FunctionTypes.NativePermission);
        return stack.OfType(FunctionTypes.Functions).Select(function => function.Demand(
            function.Stated("deadLetterConfig")["targetArn"].IsSet
            | destinations.Any(function, FailureIsSent)
            | (mappings.Any(function, _ => Truth.Yes)
                & Truth.All(mappings.Of(function), mapping => IsQueue(mapping) | FailureIsSent(mapping))
                & !permissions.Any(function, _ => Truth.Yes)
                & !nativePermissions.Any(function, _ => Truth.Yes)),
            "Failed calls of the function are lost (no deadLetterConfig, and no destination for failures).",
            "It is not known yet where failed calls of the function go."));
    }

    private static Truth FailureIsSent(Resource resource) => resource.Stated("destinationConfig")["onFailure"]["destination"].IsSet;

    // A mapping of a queue alone has no starting position; the ARN tells it as soon as it is known.
    private static Truth IsQueue(Resource mapping) => mapping.Stated("eventSourceArn") is { IsUnknown: false } source
        ? source.Matches(arn => arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Split(':') is [_, _, "sqs", ..])
        : mapping.Stated("startingPosition").IsAbsent && mapping.Stated("selfManagedEventSource").IsAbsent;
}
