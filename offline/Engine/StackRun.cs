using LandingZone.Engine.Monitor;

namespace LandingZone.Engine;

/// <summary>One run of one stack.</summary>
public sealed record StackRun
{
    /// <summary>The stack. Whether the program sees a dry run follows from <see cref="Mode"/>, whatever is said here.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>What the engine answers for values that only the cloud can compute.</summary>
    public RunMode Mode { get; init; } = RunMode.Preview;

    /// <summary>What other stacks give out.</summary>
    public IStackOutputs Outputs { get; init; } = NoStackOutputs.Instance;

    /// <summary>Is told of every resource as it is declared; called from any thread.</summary>
    public Action<StackProgress>? Progress { get; init; }
}
