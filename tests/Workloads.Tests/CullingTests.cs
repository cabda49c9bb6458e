using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class CullingTests
{
    [Fact]
    public void Idle_workspaces_of_all_three_kinds_are_told_from_those_in_use() =>
        Suite.Run("culling", TimeSpan.FromMinutes(2), Suite.Python, "-m", "unittest", "discover", "--start-directory", "tests");
}
