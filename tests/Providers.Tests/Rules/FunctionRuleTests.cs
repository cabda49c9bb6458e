using LandingZone.Providers.Tests.Support;

namespace LandingZone.Providers.Tests.Rules;

/// <summary>Functions: rule 12.</summary>
public sealed class FunctionRuleTests
{
    [Fact]
    public void A_function_can_be_called_in_three_ways()
    {
        var run = Generate("\"name\": \"string optional\"");

        Assert.Equal(
            """
            public static class GetRegion
            {
                public static Task<GetRegionResult> InvokeAsync(GetRegionArgs? args = null, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.InvokeAsync<GetRegionResult>(
                        "aws:index/getRegion:getRegion", args ?? new GetRegionArgs(), options.WithDefaults());
                public static Output<GetRegionResult> Invoke(GetRegionInvokeArgs? args = null, InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.Invoke<GetRegionResult>(
                        "aws:index/getRegion:getRegion", args ?? new GetRegionInvokeArgs(), options.WithDefaults());
                public static Output<GetRegionResult> Invoke(GetRegionInvokeArgs args, InvokeOutputOptions options)
                    => global::Pulumi.Deployment.Instance.Invoke<GetRegionResult>(
                        "aws:index/getRegion:getRegion", args ?? new GetRegionInvokeArgs(), options.WithDefaults());
            }
            """,
            run.Source("public static class GetRegion"));
        Assert.Equal("string? GetRegionArgs.Name", run.Member("Pulumi.Aws.GetRegionArgs", "Name"));
        Assert.Equal("Input<string>? GetRegionInvokeArgs.Name", run.Member("Pulumi.Aws.GetRegionInvokeArgs", "Name"));
        Assert.Equal("string GetRegionResult.Id", run.Member("Pulumi.Aws.GetRegionResult", "Id"));
    }

    [Fact]
    public void A_function_with_a_required_argument_must_be_given_its_arguments()
    {
        var run = Generate("\"name\": \"string\", \"count\": \"integer\", \"tags\": \"{string} optional\"");

        Assert.Equal(
            "public static Output<GetRegionResult> Invoke(GetRegionInvokeArgs args, InvokeOptions? options = null)",
            run.Line("Invoke(GetRegionInvokeArgs args, InvokeOptions?"));
        Assert.Equal("int GetRegionArgs.Count", run.Member("Pulumi.Aws.GetRegionArgs", "Count"));
        Assert.Equal("Dictionary<string, string> GetRegionArgs.Tags", run.Member("Pulumi.Aws.GetRegionArgs", "Tags"));
    }

    [Fact]
    public void A_function_without_arguments_takes_options_alone()
    {
        var run = Generate("");

        Assert.Equal(
            "public static Task<GetRegionResult> InvokeAsync(InvokeOptions? options = null)",
            run.Line("InvokeAsync(InvokeOptions?"));
        Assert.Equal("public static Output<GetRegionResult> Invoke(InvokeOutputOptions options)", run.Line("Invoke(InvokeOutputOptions"));
        Assert.False(run.HasType("Pulumi.Aws.GetRegionArgs"));
    }

    private static GeneratorRun Generate(string arguments) => GeneratorRun.Of(SchemaText.Aws(functions: $$"""
        "aws:index/getRegion:getRegion": {
          "module": "", "name": "getRegion", "arguments": { {{arguments}} }, "result": { "id": "string" }
        }
        """));
}
