using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Logging;

namespace LandingZone.Policies.Tests.Rules.Logging;

/// <summary>The comparisons in patterns of metric filters.</summary>
public sealed class FilterPatternTests
{
    private const string Pattern =
        """{ ($.eventSource = "kms.amazonaws.com") && (($.eventName=DisableKey)||($.eventName = "Schedule*")) && ($.additionalEventData.MFAUsed != "Yes") }""";

    [Theory]
    [InlineData("eventName", "DisableKey", true)]
    [InlineData("eventName", "ScheduleKeyDeletion", true)]
    [InlineData("eventName", "EnableKey", false)]
    [InlineData("eventSource", "DisableKey", false)]
    [InlineData("additionalEventData.MFAUsed", "Yes", true)]
    [InlineData("MFAUsed", "Yes", false)]
    public void Pattern_watches_what_it_compares(string field, string value, bool watches) =>
        Assert.Equal(watches, FilterPattern.Read(Value.Of(Pattern))!.Watches(field, value));

    [Fact]
    public void Pattern_that_is_not_known_is_none() => Assert.Null(FilterPattern.Read(Value.Unknown));
}
