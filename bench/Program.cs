using System.Globalization;
using BenchmarkDotNet.Running;
using LandingZone.Bench;

// synthetic N: one run in this process, timed from its start. policies FOLDER PROOFS N: rules and proofs over plans, N resources at least. Anything else goes to BenchmarkDotNet.
return args switch
{
    ["synthetic", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var resources)
        => await SyntheticRun.ReportAsync(resources),
    ["policies", var folder, var proofs, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
        => await PolicyRun.ReportAsync(folder, proofs, least),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
