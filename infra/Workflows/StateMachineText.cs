using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Zones;

namespace LandingZone.Workflows;

/// <summary>Writes state machines in the Amazon States Language.</summary>
public static class StateMachineText
{
    /// <summary>The state machine.</summary>
    /// <param name="comment">What it does.</param>
    /// <param name="first">The state that it starts at.</param>
    /// <param name="others">The others, in the order in which they are read.</param>
    public static string Of(
        string comment, (string Name, JsonObject State) first, params IReadOnlyList<(string Name, JsonObject State)> others) => new JsonObject
    {
        ["Comment"] = comment,
        ["StartAt"] = first.Name,
        ["States"] = new JsonObject(others.Prepend(first).Select(state => KeyValuePair.Create(state.Name, (JsonNode?)state.State))),
    }.ToJsonString(JsonSerializerOptions.Default);

    /// <summary>A call to a service.</summary>
    /// <param name="zone">The zone that it runs in.</param>
    /// <param name="resource">The integration after "arn:aws:states:::", "aws-sdk:sagemaker:deleteModel".</param>
    /// <param name="parameters">The request.</param>
    /// <param name="next">The next state; null for the end.</param>
    /// <param name="resultPath">Where the answer goes, "$.version"; null to forget it.</param>
    public static JsonObject Call(ZoneIdentity zone, string resource, JsonObject parameters, string? next, string? resultPath = null)
    {
        var call = new JsonObject
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{zone.Partition}:states:::{resource}",
            ["Parameters"] = parameters,
            ["ResultPath"] = resultPath is null ? null : JsonValue.Create(resultPath),
        };

        // A job that failed, or a person who did not answer, would do so again; a service that was busy would not.
        if (!resource.EndsWith(".sync", StringComparison.Ordinal) && !resource.EndsWith(".waitForTaskToken", StringComparison.Ordinal))
        {
            call["Retry"] = new JsonArray(new JsonObject
            {
                ["ErrorEquals"] = new JsonArray("States.TaskFailed"),
                ["IntervalSeconds"] = 10,
                ["BackoffRate"] = 2.0,
                ["MaxAttempts"] = 3,
            });
        }

        return Then(call, next);
    }

    /// <summary>The state, with what comes when it fails.</summary>
    public static JsonObject OrElse(this JsonObject state, string next)
    {
        state["Catch"] = new JsonArray(new JsonObject
        {
            ["ErrorEquals"] = new JsonArray("States.ALL"),
            ["ResultPath"] = "$.error",
            ["Next"] = next,
        });
        return state;
    }

    /// <summary>A way for each condition, in order, and one for none.</summary>
    public static JsonObject Choose(string otherwise, params IReadOnlyList<(JsonObject Condition, string Next)> ways) => new()
    {
        ["Type"] = "Choice",
        ["Choices"] = new JsonArray([.. ways.Select(way =>
        {
            way.Condition["Next"] = way.Next;
            return way.Condition;
        })]),
        ["Default"] = otherwise,
    };

    /// <summary>Makes values without calling anybody.</summary>
    public static JsonObject Make(JsonObject values, string next, string? resultPath = null) => Then(
        new JsonObject { ["Type"] = "Pass", ["Parameters"] = values, ["ResultPath"] = resultPath ?? "$" }, next);

    /// <summary>Waits.</summary>
    public static JsonObject Wait(int seconds, string next) => Then(new JsonObject { ["Type"] = "Wait", ["Seconds"] = seconds }, next);

    /// <summary>The end of a run that did what it was for.</summary>
    public static JsonObject Succeed() => new() { ["Type"] = "Succeed" };

    /// <summary>The end of a run that did not.</summary>
    public static JsonObject Fail(string error, string cause) => new() { ["Type"] = "Fail", ["Error"] = error, ["Cause"] = cause };

    private static JsonObject Then(JsonObject state, string? next)
    {
        if (next is null)
        {
            state["End"] = true;
        }
        else
        {
            state["Next"] = next;
        }

        return state;
    }
}
