using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace LandingZone.Bench;

/// <summary>
/// How the engine's work grows with the number of resources: registration, checks, order and plan. Each preview begins with a collected
/// heap, as in a process of its own; a hundred come first, so that the compiler's own work is not in the figures.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, invocationCount: 1, warmupCount: 100, iterationCount: 30)]
public class EngineBenchmarks
{
    /// <summary>The size of the stack.</summary>
    [Params(1_000, 10_000)]
    public int Resources { get; set; }

    /// <summary>A whole preview of a synthetic stack.</summary>
    [Benchmark]
    public Task<int> PreviewSyntheticStack() => SyntheticRun.PreviewAsync(Resources);
}
