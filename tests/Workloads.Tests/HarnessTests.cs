using LandingZone.Workloads.Tests.Support;
using Xunit.Sdk;

namespace LandingZone.Workloads.Tests;

/// <summary>The harness itself: a suite that fails, hangs or can not start is never taken for one that passed.</summary>
public sealed class HarnessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_suite_that_ends_with_zero_passes() => Suite.Run("test-tools", Limit, "/bin/sh", "-c", "exit 0");

    [Fact]
    public void A_failing_suite_fails_the_test_and_shows_its_output()
    {
        var failure = Assert.Throws<FailException>(() => Suite.Run("test-tools", Limit, "/bin/sh", "-c", "echo what went wrong; exit 3"));

        Assert.Contains("ended with 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("what went wrong", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suite_that_hangs_is_ended()
    {
        var failure = Assert.Throws<FailException>(() => Suite.Run("test-tools", TimeSpan.FromMilliseconds(300), "/bin/sh", "-c", "sleep 60"));

        Assert.Contains("did not end", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_there_fails()
    {
        var failure = Assert.Throws<FailException>(() => Suite.Run("test-tools", Limit, "/no/such/program"));

        Assert.Contains("ended with -1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named_with_the_remedy() =>
        Assert.Equal(
            "This machine lacks the program no-such-program, the npm package no-such-package: run workloads/install-test-tools.",
            new Needs { Programs = ["no-such-program"], NodePackages = ["no-such-package"] }.Missing());
}
