using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>GLU-03.</summary>
internal sealed class GlueVersionsAreSupported() : ResourceRule(
    new()
    {
        Id = "GLU-03",
        Title = "Glue jobs run on supported versions",
        Demand = "A Spark job names a Glue version that still gets security updates.",
        Why = "An old version runs an old Spark and an old Python, whose holes stay open.",
        Repair = "Set glueVersion to a supported version, such as 5.0.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Glue.4"), Control.Nist("SI-2"), Control.Nist("CM-2")],
        Options = [new RuleOption("oldest", "The oldest version that is allowed. Source: Security Hub, Glue.4.", Value.Of("3.0"))],
    },
    "aws:glue/job:Job",
    "aws-native:glue:Job")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // Python shell and Ray jobs have runtimes of their own.
        var isSpark = resource.Given("command")["name"].Given().Or("glueetl").IsOneOf("glueetl", "gluestreaming");
        var version = resource.Given("glueVersion");
        yield return resource.Demand(
            "glueVersion",
            !isSpark | version.IsAtLeast(settings.Number("oldest")),
            $"The job's Glue version gets no security updates for certain (glueVersion is {version}, and {settings["oldest"].Text} is the oldest allowed).");
    }
}
