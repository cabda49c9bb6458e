using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Secrets;

namespace LandingZone.Policies.Tests.Rules.Secrets;

/// <summary>How many days lie between two rotations, read from what Secrets Manager takes.</summary>
public sealed class RotationIntervalTests
{
    [Theory]
    [InlineData("rate(10 days)", 10)]
    [InlineData("rate(1 day)", 1)]
    [InlineData("rate(12 hours)", 0.5)]
    [InlineData("cron(0 8 1 * ? *)", 31)]
    [InlineData("cron(0 8 ? * SUN#1 *)", 31)]
    [InlineData("cron(0 8 1 */2 ? *)", 62)]
    [InlineData("cron(0 8 1 1/3 ? *)", 93)]
    [InlineData("cron(0 8 1 1,4,7,10 ? *)", 93)]
    [InlineData("cron(0 8 1 1,2 ? *)", 341)]
    [InlineData("cron(0 8 1 2/3 ? *)", 93)]
    [InlineData("cron(0 8 1 1/5 ? *)", 155)]
    [InlineData("cron(0 8 1 6 ? *)", 366)]
    public void A_schedule_has_so_many_days_at_most(string expression, double days) =>
        Assert.Equal(days, RotationInterval.DaysOf(expression).Number);

    [Theory]
    [InlineData("")]
    [InlineData("rate(10 weeks)")]
    [InlineData("rate(10 days) ")]
    [InlineData("cron(0 8 1 JAN ? *)")]
    [InlineData("cron(0 8 1 13 ? *)")]
    [InlineData("cron(0 8 1 1/0 ? *)")]
    [InlineData("cron(0 8 1 0/3 ? *)")]
    [InlineData("cron(0 8 1 * ? 2027)")]
    [InlineData("cron(0 8 1 *)")]
    public void What_cannot_be_read_is_not_known(string expression) => Assert.True(RotationInterval.DaysOf(expression).IsUnknown);

    [Fact]
    public void Days_count_before_an_empty_expression()
    {
        var rules = Rules(("automaticallyAfterDays", Value.Of(30)), ("scheduleExpression", Value.Of("")));
        Assert.Equal(30, RotationInterval.DaysOf(rules).Number);
    }

    [Fact]
    public void An_expression_counts_where_the_provider_writes_no_days_as_zero()
    {
        var rules = Rules(("automaticallyAfterDays", Value.Of(0)), ("scheduleExpression", Value.Of("rate(7 days)")));
        Assert.Equal(7, RotationInterval.DaysOf(rules).Number);
    }

    [Fact]
    public void No_rules_and_unknown_rules_are_not_known()
    {
        Assert.True(RotationInterval.DaysOf(Value.Absent).IsUnknown);
        Assert.True(RotationInterval.DaysOf(Value.Unknown).IsUnknown);
        Assert.True(RotationInterval.DaysOf(Rules(("scheduleExpression", Value.Unknown))).IsUnknown);
    }

    private static Value Rules(params (string Name, Value Value)[] rules) =>
        Value.Of(rules.Select(rule => KeyValuePair.Create(rule.Name, rule.Value)));
}
