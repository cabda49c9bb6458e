using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class TrainingTests
{
    [SuiteFact(PythonModules = ["numpy", "pytest", "torch"])]
    public void Several_workers_come_to_the_model_of_one() => Suite.Pytest("training", TimeSpan.FromMinutes(3));
}
