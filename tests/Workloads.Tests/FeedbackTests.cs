using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class FeedbackTests
{
    [SuiteFact(PythonModules = ["joblib", "pytest", "sklearn"])]
    public void Versions_share_traffic_by_weight_and_stealth_reaches_no_client() => Suite.Pytest("feedback", TimeSpan.FromMinutes(3));
}
