namespace LandingZone.Workloads.Tests.Support;

/// <summary>
/// A test that runs a suite in another language. Where the machine lacks what the suite needs, it is skipped and says what to install;
/// where <c>CI</c> is set it runs all the same, and so fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SuiteFactAttribute : FactAttribute
{
    private readonly Needs _needs = new();

    /// <summary>Programs on the PATH.</summary>
    public string[] Programs
    {
        get => _needs.Programs;
        set => Set(() => _needs.Programs = value);
    }

    /// <summary>Modules of the system's Python.</summary>
    public string[] PythonModules
    {
        get => _needs.PythonModules;
        set => Set(() => _needs.PythonModules = value);
    }

    /// <summary>Packages of R.</summary>
    public string[] RPackages
    {
        get => _needs.RPackages;
        set => Set(() => _needs.RPackages = value);
    }

    /// <summary>npm packages of workloads/test-tools.</summary>
    public string[] NodePackages
    {
        get => _needs.NodePackages;
        set => Set(() => _needs.NodePackages = value);
    }

    private void Set(Action assign)
    {
        assign();
        Skip = Suite.IsContinuousIntegration ? null : _needs.Missing();
    }
}
