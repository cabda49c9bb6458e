using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class CrimesTests
{
    [SuiteFact(PythonModules = ["flask", "gunicorn", "joblib", "pytest", "sklearn"])]
    public void The_container_trains_serves_and_refuses_as_SageMaker_expects() => Suite.Pytest("crimes", TimeSpan.FromMinutes(3));
}
