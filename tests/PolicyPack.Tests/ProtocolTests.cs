using System.Text.Json.Nodes;
using LandingZone.Policies.Rules;
using LandingZone.PolicyPack.Tests.Support;

namespace LandingZone.PolicyPack.Tests;

/// <summary>The analyzer behaves as the engine expects, whoever calls what.</summary>
public sealed class ProtocolTests
{
    private const string Subnet = "aws:ec2/subnet:Subnet";

    [NeedsNodeFact]
    public void First_line_is_the_port_and_nothing_else_is_ever_written()
    {
        var session = Session.OfExecutable(new Call("GetPluginInfo"));
        Assert.InRange(int.Parse(session.FirstLine, System.Globalization.CultureInfo.InvariantCulture), 1, 65535);
        Assert.Equal($"{session.FirstLine}{Environment.NewLine}", session.Output);
        Assert.Equal("", session.Errors);
    }

    [NeedsNodeFact]
    public void Interrupt_ends_it_in_order() => Assert.Equal("0", Session.OfExecutable(new Call("GetPluginInfo")).ExitCode);

    [NeedsNodeFact]
    public void Pack_folder_is_run_as_the_dotnet_language_host_does()
    {
        var session = Session.OfDotnetHost(new Call("GetPluginInfo"), new Call("Cancel"));
        Assert.Equal("0.1.0", session.Answers[0].Response!["version"]!.ToString());
        Assert.Equal("0", session.ExitCode);
    }

    [NeedsNodeFact]
    public void Every_rule_is_a_policy_with_what_the_engine_shows_of_it()
    {
        var info = Session.OfExecutable(new Call("GetAnalyzerInfo")).Answers[0].Response!;
        Assert.Equal("landing-zone", info["name"]!.ToString());
        Assert.True(info["supportsconfig"]!.GetValue<bool>());
        var policies = info["policiesList"]!.AsArray();
        Assert.Equal(
            RuleCatalogue.All.Select(rule => (rule.Facts.Id, rule.Facts.Title, rule.Facts.Demand, rule.Facts.Repair, rule is ResourceRule ? 1 : 2)),
            policies.Select(policy => (
                policy!["name"]!.ToString(), policy["displayname"]!.ToString(), policy["description"]!.ToString(),
                policy["remediationSteps"]!.ToString(), policy["policyType"]!.GetValue<int>())));
        // 4 is critical, 1 is low; what is high or worse is mandatory.
        Assert.All(policies, policy =>
            Assert.Equal(policy!["severity"]!.GetValue<int>() >= 3 ? 1 : 0, policy["enforcementlevel"]!.GetValue<int>()));
    }

    [NeedsNodeFact]
    public void Each_property_of_a_configuration_schema_is_an_object_without_a_level()
    {
        var info = Session.OfExecutable(new Call("GetAnalyzerInfo")).Answers[0].Response!;
        var schemas = info["policiesList"]!.AsArray().Select(policy => policy!["configschema"]).OfType<JsonNode>().ToList();
        Assert.NotEmpty(schemas);
        foreach (var field in schemas.SelectMany(schema => schema["properties"]!["fieldsMap"]!.AsArray()))
        {
            Assert.NotEqual("enforcementLevel", field![0]!.ToString());
            Assert.NotNull(field[1]!["structValue"]);
        }
    }

    [NeedsNodeFact]
    public void A_breach_is_a_diagnostic_and_an_unknown_value_makes_the_policy_not_applicable()
    {
        var session = Session.OfExecutable(
            Call.Analyze(Subnet, "open", new() { ["mapPublicIpOnLaunch"] = true }),
            Call.Analyze(Subnet, "closed", new() { ["mapPublicIpOnLaunch"] = false }),
            // The text that stands for a flag that is not known yet, alone and inside of a secret.
            Call.Analyze(Subnet, "later", new() { ["mapPublicIpOnLaunch"] = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7" }),
            Call.Analyze(Subnet, "hidden", new() { ["mapPublicIpOnLaunch"] = Secret("1c4a061d-8072-4f0a-a4cb-0ff528b18fe7") }),
            Call.Analyze(Subnet, "secret", new() { ["mapPublicIpOnLaunch"] = Secret(true) }));

        const string message = "The subnet gives a public address to what is started in it (mapPublicIpOnLaunch is true). " +
            "Leave mapPublicIpOnLaunch out, or set it to false.";
        Assert.Equal([$"NET-03 {Call.UrnOf(Subnet, "open")}: {message}"], session.Answers[0].Diagnostics);
        Assert.Empty(session.Answers[1].Diagnostics);
        Assert.Empty(session.Answers[2].Diagnostics);
        Assert.Equal(["NET-03: later: mapPublicIpOnLaunch is not known yet."], session.Answers[2].NotApplicable);
        Assert.Equal(["NET-03: hidden: mapPublicIpOnLaunch is not known yet."], session.Answers[3].NotApplicable);
        Assert.Equal([$"NET-03 {Call.UrnOf(Subnet, "secret")}: {message}"], session.Answers[4].Diagnostics);
    }

    [NeedsNodeFact]
    public void Levels_are_taken_over_and_a_disabled_rule_is_silent()
    {
        var open = Call.Analyze(Subnet, "open", new() { ["mapPublicIpOnLaunch"] = true });
        var session = Session.OfExecutable(
            new Call("Configure", new JsonObject { ["NET-03"] = new JsonObject { ["enforcementLevel"] = 1 } }),
            open,
            new Call("Configure", new JsonObject { ["NET-03"] = new JsonObject { ["enforcementLevel"] = 2 } }),
            open);
        Assert.Equal(1, session.Answers[1].Response!["diagnosticsList"]![0]!["enforcementlevel"]!.GetValue<int>());
        Assert.Empty(session.Answers[3].Diagnostics);
    }

    [NeedsNodeFact]
    public void A_wrong_configuration_is_refused_with_every_fault_and_changes_nothing()
    {
        var session = Session.OfExecutable(
            new Call("Configure", new JsonObject
            {
                ["NET-03"] = new JsonObject { ["enforcementLevel"] = 3, ["properties"] = new JsonObject { ["ports"] = 1 } },
                ["NET-99"] = new JsonObject { ["enforcementLevel"] = 1 },
            }),
            Call.Analyze(Subnet, "open", new() { ["mapPublicIpOnLaunch"] = true }));
        Assert.Equal(3, session.Answers[0].Code);
        Assert.Equal(
            "NET-03: it can be advisory, mandatory or disabled; it does not remediate.\n" +
            "NET-03: there is no option 'ports'; it has none.\n" +
            "NET-99: there is no such policy; docs/policies.md lists them.",
            session.Answers[0].Details);
        Assert.Equal(0, session.Answers[1].Response!["diagnosticsList"]![0]!["enforcementlevel"]!.GetValue<int>());
    }

    [NeedsNodeFact]
    public void What_is_not_offered_is_answered_as_unimplemented()
    {
        var session = Session.OfExecutable(
            new Call("Remediate", new JsonObject { ["urn"] = "urn", ["type"] = Subnet, ["name"] = "a" }),
            new Call("Handshake"),
            new Call("ConfigureStack", new JsonObject { ["stack"] = "dev", ["project"] = "landing-zone" }));
        Assert.Equal([12, 0, 0], session.Answers.Select(answer => answer.Code));
    }

    [NeedsNodeFact]
    public void Values_may_be_200_levels_deep()
    {
        JsonNode deep = JsonValue.Create("bottom");
        for (var i = 0; i < 200; i++)
        {
            deep = i % 2 == 0 ? new JsonObject { ["in"] = deep } : new JsonArray(deep);
        }

        var session = Session.OfExecutable(Call.Analyze(Subnet, "open", new() { ["mapPublicIpOnLaunch"] = true, ["deep"] = deep }));
        Assert.Equal("", session.Answers[0].Details);
        Assert.Single(session.Answers[0].Diagnostics);
    }

    [NeedsNodeFact]
    public void A_request_may_have_50_megabytes()
    {
        var session = Session.OfExecutable(
            Call.Analyze(Subnet, "open", new() { ["mapPublicIpOnLaunch"] = true, ["text"] = new string('x', 50 << 20) }));
        Assert.Equal("", session.Answers[0].Details);
        Assert.Single(session.Answers[0].Diagnostics);
    }

    [NeedsNodeFact]
    public void A_resource_without_a_urn_is_an_error_and_not_a_pass()
    {
        var session = Session.OfExecutable(new Call("AnalyzeStack", new JsonObject
        {
            ["resources"] = new JsonArray(new JsonObject { ["urn"] = "", ["type"] = Subnet, ["name"] = "a" }),
        }));
        Assert.Equal((3, $"A resource of type '{Subnet}' has the URN '', which is none."), (session.Answers[0].Code, session.Answers[0].Details));
    }

    private static JsonObject Secret(JsonNode value) => new()
    {
        ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270",
        ["value"] = value,
    };
}
