using Pulumi;
using Pulumi.Testing;

namespace LandingZone.Providers.Tests.Support;

/// <summary>Runs a small program against mocks.</summary>
internal static class Run
{
    /// <summary>Runs <paramref name="program"/> to its end; what it did is then in <paramref name="mocks"/>.</summary>
    public static async Task Program(RecordingMocks mocks, Action program) =>
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program);

    /// <summary>Runs <paramref name="program"/>, which tells what it saw.</summary>
    public static async Task Program(RecordingMocks mocks, Func<Task> program) =>
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, program);
}
