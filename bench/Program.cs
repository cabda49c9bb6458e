using System.Globalization;
using BenchmarkDotNet.Running;
using LandingZone.Bench;

// synthetic N: one run in this process, timed from its start. Anything else goes to BenchmarkDotNet.
return args switch
{
    ["synthetic", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var resources)
        => await SyntheticRun.ReportAsync(resources),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
