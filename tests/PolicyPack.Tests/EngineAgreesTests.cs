using System.Text.Json.Nodes;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;
using LandingZone.Policies.States;
using LandingZone.PolicyPack.Tests.Support;

namespace LandingZone.PolicyPack.Tests;

/// <summary>The analyzer says of a plan what the check says of it offline.</summary>
public sealed class EngineAgreesTests
{
    private const string Stack = "staging-eu-west-1";

    [NeedsNodeFact]
    public async Task Analyzer_and_check_say_the_same_of_a_plan_in_which_much_is_wrong()
    {
        // The shipped stack has nothing to find: every flag is turned round, so that rules of all kinds have much to say.
        var plan = await ShippedPlan.OfAsync(Stack);
        foreach (var resource in plan["deployment"]!["resources"]!.AsArray())
        {
            Turn(resource!["inputs"]);
            Turn(resource["outputs"]);
        }

        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(plan.ToJsonString(new() { MaxDepth = 1000 })));
        var reading = await StateFile.ReadAsync(stream);
        Assert.Empty(reading.Problems);
        var check = new RuleRunner(RuleCatalogue.All).Check(reading.Stack!);
        var custom = plan["deployment"]!["resources"]!.AsArray().Where(resource => resource!["custom"]!.GetValue<bool>()).ToList();

        var session = Session.OfExecutable(
        [
            .. custom.Select(resource => new Call("Analyze", Of(resource!, resource!["inputs"]?.DeepClone()))),
            new Call("AnalyzeStack", new JsonObject
            {
                ["resources"] = new JsonArray([.. plan["deployment"]!["resources"]!.AsArray().Select(resource => Of(resource!, WithId(resource!)))]),
            }),
        ]);

        Assert.All(session.Answers, answer => Assert.Equal((0, ""), (answer.Code, answer.Details)));
        var said = session.Answers.SelectMany(answer => answer.Diagnostics).Order(StringComparer.Ordinal).ToList();
        var demanded = check.Breaches
            .Select(finding => $"{finding.Rule.Facts.Id} {finding.Resource.Urn}: {finding.Message} {finding.Rule.Facts.Repair}")
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(demanded.Select(line => line.Split(' ')[0]).Distinct().Count() > 15, "Too few rules have anything to say.");
        Assert.Equal(demanded, said);
        Assert.Equal(
            check.Open.Select(finding => $"{finding.Rule.Facts.Id}: {finding.Resource.Name}: {finding.Message}").Order(StringComparer.Ordinal),
            session.Answers.SelectMany(answer => answer.NotApplicable).Order(StringComparer.Ordinal));
    }

    private static JsonObject Of(JsonNode resource, JsonNode? properties) => new()
    {
        ["urn"] = resource["urn"]!.ToString(),
        ["type"] = resource["type"]!.ToString(),
        ["name"] = resource["urn"]!.ToString().Split("::")[^1],
        ["properties"] = properties,
        ["parent"] = resource["parent"]?.ToString(),
        ["protect"] = resource["protect"]?.GetValue<bool>() ?? false,
        ["provider"] = resource["provider"]?.ToString(),
        ["dependencies"] = resource["dependencies"]?.DeepClone(),
        ["propertyDependencies"] = resource["propertyDependencies"]?.DeepClone(),
    };

    /// <summary>The engine sends the id among the outputs.</summary>
    private static JsonNode? WithId(JsonNode resource)
    {
        var bag = resource["outputs"]?.DeepClone();
        if (bag is JsonObject map && resource["id"] is { } id)
        {
            map["id"] = id.ToString();
        }

        return bag;
    }

    private static void Turn(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToList())
            {
                if (value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False)
                {
                    map[name] = !value.GetValue<bool>();
                }
                else
                {
                    Turn(value);
                }
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Turn(item);
            }
        }
    }
}
