namespace Pulumi.Testing;

/// <summary>Runs a program against mocks.</summary>
internal static class TestRun
{
    /// <summary>The resources in the order in which they were declared.</summary>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    // Must stay async: the run is part of this flow, and must not leak into the caller's.
    public static async Task<IReadOnlyList<Resource>> ExecuteAsync(IMocks mocks, TestOptions? options, Func<Task> program)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        var monitor = new MockMonitor(mocks, options ?? new TestOptions());
        var run = ProgramRun.ForTest(monitor);
        await run.ExecuteAsync(program).ConfigureAwait(false);
        return monitor.Errors switch
        {
            [] => run.Declared!,
            [var error] => throw new RunException(error),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }
}
