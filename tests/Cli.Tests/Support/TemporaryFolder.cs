namespace LandingZone.Cli.Tests.Support;

/// <summary>A folder that is gone when the test is.</summary>
public class TemporaryFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("landing-zone-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
        GC.SuppressFinalize(this);
    }
}
