using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Functions;

/// <summary>LAM-08.</summary>
internal sealed class FunctionCodeIsSigned() : ResourceRule(
    new()
    {
        Id = "LAM-08",
        Title = "Code of functions is signed",
        Demand = "A function from an archive has a code signing configuration. Images are signed in their registry.",
        Why = "Otherwise whoever may update the function can run any code with the rights of its role.",
        Repair = "Declare a code signing configuration with the bank's signing profile, sign the archive, and set codeSigningConfigArn.",
        Severity = Severity.Medium,
    },
    FunctionTypes.Functions)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "codeSigningConfigArn",
            resource.Stated("packageType").Is("Image") | resource.Stated("codeSigningConfigArn").IsSet,
            "The function takes code that nobody signed (codeSigningConfigArn is not set)."),
    ];
}
