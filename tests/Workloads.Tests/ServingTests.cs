using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class ServingTests
{
    [SuiteFact(PythonModules = ["joblib", "pytest", "sklearn", "torch"])]
    public void Handlers_answer_as_their_models_do() => Suite.Pytest("serving", TimeSpan.FromMinutes(3));
}
