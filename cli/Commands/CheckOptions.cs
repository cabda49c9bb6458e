using System.CommandLine;
using LandingZone.Cli.Checks.Formats;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Commands;

/// <summary>What the check takes from the command line.</summary>
internal sealed class CheckOptions
{
    private readonly Option<string> _format = OneOf<ReportFormat>("--format", "The form of the answer: text, json, sarif, junit or markdown.", "form");

    private readonly Option<string> _failOn = OneOf<Severity>(
        "--fail-on", "Exit with 1 where something of this severity or worse is found: low, medium, high or critical.", "severity");

    private readonly Option<string[]> _plan = new("--plan")
    {
        Description = "Check this file, written by `pulumi stack export` or by `preview --out`, instead of the project's stacks. May be repeated.",
        HelpName = "file",
    };

    private readonly Option<string?> _out = new("--out") { Description = "Write the answer to this file.", HelpName = "file" };

    private readonly Option<bool> _open = new("--open") { Description = "Also list what cannot be told before a value is known." };

    private readonly Option<string?> _policies = new("--policies")
    {
        Description = "The folder of waivers.yaml and proofs.yaml. Without it: `policies` in the project.",
        HelpName = "folder",
    };

    private readonly Option<string?> _policyConfig = new("--policy-pack-config")
    {
        Description = "The configuration of the rules, in the form that `pulumi preview` takes under the same name.",
        HelpName = "file",
    };

    private readonly Option<string?> _config = CommonOptions.Config();

    private readonly Option<bool> _noColour = CommonOptions.NoColour();

    /// <summary>The stacks to check.</summary>
    public Argument<string[]> Stacks { get; } = new("stack")
    {
        Description = "The stacks to check. Without one: the whole estate.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Everything but the stacks.</summary>
    public IEnumerable<Option> All => [_format, _failOn, _plan, _out, _open, _policies, _policyConfig, _config, _noColour];

    /// <summary>What was asked for.</summary>
    public CheckRequest Read(ParseResult parsed) => new()
    {
        Stacks = parsed.GetValue(Stacks) ?? [],
        Plans = parsed.GetValue(_plan) ?? [],
        Format = Enum.Parse<ReportFormat>(parsed.GetValue(_format)!, ignoreCase: true),
        FailOn = Enum.Parse<Severity>(parsed.GetValue(_failOn)!, ignoreCase: true),
        Out = parsed.GetValue(_out),
        ShowOpen = parsed.GetValue(_open),
        PolicyFolder = parsed.GetValue(_policies),
        PolicyConfigFile = parsed.GetValue(_policyConfig),
        ConfigFolder = parsed.GetValue(_config),
        Plain = parsed.GetValue(_noColour),
    };

    /// <summary>An option whose values are words, written as people type them.</summary>
    private static Option<string> OneOf<T>(string name, string description, string helpName)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];
        var option = new Option<string>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
