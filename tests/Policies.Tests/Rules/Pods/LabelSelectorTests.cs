using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Pods;

namespace LandingZone.Policies.Tests.Rules.Pods;

/// <summary>Which labels a selector chooses.</summary>
public sealed class LabelSelectorTests
{
    private const string Labels = """{"app":"web","tier":"front"}""";

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"matchLabels":{"app":"web"}}""", true)]
    [InlineData("""{"matchLabels":{"app":"web","tier":"back"}}""", false)]
    [InlineData("""{"matchLabels":{"zone":"a"}}""", false)]
    [InlineData("""{"matchExpressions":[{"key":"app","operator":"In","values":["web","api"]}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"app","operator":"NotIn","values":["web"]}]}""", false)]
    [InlineData("""{"matchExpressions":[{"key":"zone","operator":"NotIn","values":["a"]}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"tier","operator":"Exists"}]}""", true)]
    [InlineData("""{"matchExpressions":[{"key":"tier","operator":"DoesNotExist"}]}""", false)]
    [InlineData("""{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"zone","operator":"Exists"}]}""", false)]
    public void Selector_chooses_as_Kubernetes_does(string selector, bool chooses) =>
        Assert.Equal(Truth.Of(chooses), LabelSelector.Chooses(JsonValues.Parse(selector), JsonValues.Parse(Labels)));

    [Fact]
    public void What_is_not_known_leaves_it_open_unless_another_part_decides()
    {
        var labels = Value.Of([KeyValuePair.Create("app", Value.Of("web")), KeyValuePair.Create("tier", Value.Unknown)]);

        Assert.True(LabelSelector.Chooses(Value.Unknown, labels).IsUnknown);
        Assert.True(LabelSelector.Chooses(JsonValues.Parse("""{"matchLabels":{"tier":"front"}}"""), labels).IsUnknown);
        Assert.True(LabelSelector.Chooses(JsonValues.Parse("""{"matchLabels":{"app":"api","tier":"front"}}"""), labels).IsNo);
    }
}
