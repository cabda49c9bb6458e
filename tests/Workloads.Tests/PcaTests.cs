using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class PcaTests
{
    [SuiteFact(PythonModules = ["numpy", "pandas", "pytest", "sklearn"])]
    public void Components_are_those_of_scikit_learn_however_the_rows_are_spread() => Suite.Pytest("pca", TimeSpan.FromMinutes(3));
}
