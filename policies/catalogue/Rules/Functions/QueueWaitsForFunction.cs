using System.Globalization;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Queues;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-11.</summary>
internal sealed class QueueWaitsForFunction() : StackRule(
    new()
    {
        Id = "LAM-11",
        Title = "Queues wait for their functions",
        Demand = "A queue that a function reads hides a message for six times the function's timeout and the batching window at least.",
        Why = "Otherwise a message shows up again while the function still works on it, or waits to be tried again, and is dealt with twice.",
        Repair = "Raise the queue's visibility timeout, or lower the function's timeout.",
        Severity = Severity.Low,
    })
{
    /// <summary>The number that the Lambda Developer Guide asks for ("Using Lambda with Amazon SQS").</summary>
    private const int Times = 6;

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        from mapping in stack.OfType(FunctionTypes.Mappings)
        from queue in stack.TargetsOf(mapping, "eventSourceArn", QueuePolicies.Queues)
        from function in stack.TargetsOf(mapping, "functionName", FunctionTypes.Functions)
        select Judge(queue, function, mapping.Stated("maximumBatchingWindowInSeconds").Or(0));

    private static Verdict? Judge(Resource queue, Resource function, Value window)
    {
        var property = queue.Type == "aws-native:sqs:Queue" ? "visibilityTimeout" : "visibilityTimeoutSeconds";

        // The services' own defaults: 30 seconds for a queue, 3 for a function.
        var hidden = queue.Stated(property).Or(30);
        var timeout = function.Stated("timeout").Or(3);
        var needed = (Times * timeout.Number) + window.Number;
        return queue.Demand(
            property,
            needed is { } least ? hidden.IsAtLeast(least) : Truth.Unknown,
            string.Create(
                CultureInfo.InvariantCulture,
                $"A message is hidden for {hidden} s, and the function {function.Name} needs {needed} s ({Times} times its timeout of {timeout} s)."));
    }
}
