namespace LandingZone.Policies.Rules.Functions;

/// <summary>The rules about Lambda functions.</summary>
internal static class FunctionsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new FunctionIsNotPublic(),
        new FunctionRuntimeIsSupported(),
        new FunctionStandsInTwoZones(),
        new FunctionSetsFailuresAside(),
        new FunctionHasReservedConcurrency(),
        new FunctionEnvironmentIsSafe(),
        new FunctionIsTraced(),
        new FunctionCodeIsSigned(),
        new FunctionUrlAsksWhoCalls(),
        new ServiceCallsForOneSource(),
        new QueueWaitsForFunction(),
    ];
}
