using System.Reflection;
using System.Text.Json.Nodes;
using LandingZone.Tests.Tools;

namespace LandingZone.PolicyPack.Tests.Support;

/// <summary>A life of the analyzer as the engine gives it: started, called through the official stubs, and stopped.</summary>
internal sealed record Session
{
    /// <summary>The first line on standard output.</summary>
    public required string FirstLine { get; init; }

    /// <summary>Everything on standard output.</summary>
    public required string Output { get; init; }

    /// <summary>Everything on standard error.</summary>
    public required string Errors { get; init; }

    /// <summary>The exit code as text, or the signal that ended it.</summary>
    public required string ExitCode { get; init; }

    /// <summary>The answers, in the order of the calls.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    private static string PackFolder => typeof(Session).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "PolicyPackFolder").Value!;

    /// <summary>Runs the built executable and ends it with a signal.</summary>
    public static Session OfExecutable(params Call[] calls) => Run(
        Path.Combine(AppContext.BaseDirectory, "landing-zone-policies"), ["--logtostderr", "-v=3"], calls, signal: "SIGINT");

    /// <summary>Runs the pack as the engine's .NET language host does: built before, started from another folder.</summary>
    public static Session OfDotnetHost(params Call[] calls) => Run(
        "dotnet", ["run", "--no-build", "--project", PackFolder, "--"], calls, signal: null);

    private static Session Run(string command, string[] arguments, Call[] calls, string? signal)
    {
        var file = Path.GetTempFileName();
        try
        {
            var session = new JsonObject
            {
                ["command"] = command,
                ["arguments"] = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]),
                // The engine starts a pack in the folder of the program that it checks.
                ["folder"] = Path.GetTempPath(),
                ["signal"] = signal,
                ["calls"] = new JsonArray([.. calls.Select(call => new JsonObject
                {
                    ["method"] = call.Method,
                    ["request"] = call.Request?.DeepClone(),
                    ["repeat"] = call.Repeat,
                })]),
            };
            File.WriteAllText(file, session.ToJsonString(new() { MaxDepth = 2000 }));
            var (exitCode, output, errors) = OfficialTools.Run("analyzer-client.mjs", file);
            Assert.True(exitCode == 0, $"The client failed: {errors}{output}");
            return Read(JsonNode.Parse(output, documentOptions: new() { MaxDepth = 2000 })!);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Session Read(JsonNode told) => new()
    {
        FirstLine = told["firstLine"]!.ToString(),
        Output = told["output"]!.ToString(),
        Errors = told["errors"]!.ToString(),
        ExitCode = told["exitCode"]!.ToString(),
        Answers = [.. told["answers"]!.AsArray().Select(answer => new Answer(answer!["code"]!.GetValue<int>(), answer["details"]!.ToString(), answer["response"]))],
    };
}
