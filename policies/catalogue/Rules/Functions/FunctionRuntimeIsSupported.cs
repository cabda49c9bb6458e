using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-02.</summary>
internal sealed class FunctionRuntimeIsSupported() : ResourceRule(
    new()
    {
        Id = "LAM-02",
        Title = "Functions run on a supported runtime",
        Demand = "A function's runtime still gets security updates from AWS. A function from an image brings its own.",
        Why = "Holes that are found in a deprecated runtime stay open.",
        Repair = "Set runtime to a supported version of the language.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Lambda.2"), Control.Nist("SI-2"), Control.Pci("12.3.4")],
        Options = [RuleOption.List("runtimes", "The identifiers of the runtimes that may be used.", FunctionRuntimes.Supported)],
    },
    FunctionTypes.Functions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var runtime = resource.Stated("runtime");
        return
        [
            resource.Demand(
                "runtime",
                resource.Stated("packageType").Is("Image") | !runtime.IsSet | runtime.IsOneOf([.. settings.Texts("runtimes")]),
                $"The runtime gets no security updates (runtime is {runtime})."),
        ];
    }
}
