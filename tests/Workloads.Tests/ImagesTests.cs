using LandingZone.Workloads.Tests.Support;

namespace LandingZone.Workloads.Tests;

public sealed class ImagesTests
{
    [SuiteFact(Programs = ["shellcheck", "ssh", "ssh-keygen"], PythonModules = ["pytest"])]
    public void Recipes_are_pinned_and_what_starts_in_them_starts() => Suite.Pytest("images", TimeSpan.FromMinutes(2));
}
