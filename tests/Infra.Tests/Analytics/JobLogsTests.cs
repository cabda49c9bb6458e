using LandingZone.Analytics;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class JobLogsTests
{
    private const string Type = "aws:cloudwatch/logGroup:LogGroup";

    [Fact]
    public async Task The_groups_that_SageMaker_would_make_itself_are_there_before_encrypted_and_with_an_end()
    {
        var groups = (await Declare()).All(Type);

        Assert.Equal(
            [
                "job-logs-LabelingJobs /aws/sagemaker/LabelingJobs", "job-logs-ProcessingJobs /aws/sagemaker/ProcessingJobs",
                "job-logs-TrainingJobs /aws/sagemaker/TrainingJobs", "job-logs-TransformJobs /aws/sagemaker/TransformJobs",
                "job-logs-studio /aws/sagemaker/studio",
            ],
            groups.Select(group => $"{group.Name} {group.Text("name")}"));
        Assert.All(groups, group =>
        {
            Assert.Equal(AnalyticsSample.LogKey, group.Text("kmsKeyId"));
            Assert.Equal(731, group.Number("retentionInDays"));
            Samples.AssertTagged(group, Samples.Rnd);
        });
        Assert.Equal("rnd-eu-west-1-job-logs-labelingjobs", groups[0].Tags()["Name"]);
    }

    [Fact]
    public async Task They_are_kept_for_as_long_as_is_asked_for() =>
        Assert.All((await Declare(3653)).All(Type), group => Assert.Equal(3653, group.Number("retentionInDays")));

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode) => Assert.Equal(
        5, (await Planned.OfAsync(mode, () => _ = new JobLogs("job-logs", Args(731)))).Resources.Count(resource => resource.Type == Type));

    [Theory]
    [InlineData(30)]
    [InlineData(366)]
    public async Task A_period_that_is_too_short_or_not_offered_is_refused(int days) => Assert.Equal(
        [
            "JobLogs 'job-logs' cannot be made:",
            $"- A retention of {days} days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
                + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
        ],
        await Refusal.OfAsync(() => _ = new JobLogs("job-logs", Args(days))));

    private static Task<Declaration> Declare(int days = 731) => Declaration.OfAsync(() => _ = new JobLogs("job-logs", Args(days)));

    private static JobLogsArgs Args(int days) => new() { Zone = Samples.Rnd, LogKeyArn = AnalyticsSample.LogKey, RetentionDays = days };
}
