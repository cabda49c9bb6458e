using System.CommandLine;

namespace LandingZone.Cli.Commands;

/// <summary>What the preview takes from the command line.</summary>
internal sealed class PreviewOptions
{
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Write one JSON document to standard output, and nothing else there.",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Write one plan per stack, <stack>.json, into this folder, in the form of `pulumi stack export`.",
        HelpName = "folder",
    };

    private readonly Option<bool> _simulate = new("--simulate")
    {
        Description = "Make up the values that only the cloud can compute, show those, and fail where they change what is declared.",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Show every resource, not only the components and counts." };

    private readonly Option<string?> _config = CommonOptions.Config();

    private readonly Option<bool> _noColour = CommonOptions.NoColour();

    /// <summary>The stacks to preview.</summary>
    public Argument<string[]> Stacks { get; } = new("stack")
    {
        Description = "The stacks to preview. Without one: the whole estate.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Everything but the stacks.</summary>
    public IEnumerable<Option> All => [_json, _out, _simulate, _all, _config, _noColour];

    /// <summary>What was asked for.</summary>
    public PreviewRequest Read(ParseResult parsed) => new()
    {
        Stacks = parsed.GetResult(Stacks) is null ? [] : parsed.GetValue(Stacks) ?? [],
        AsJson = parsed.GetValue(_json),
        PlanFolder = parsed.GetValue(_out),
        Simulate = parsed.GetValue(_simulate),
        ShowEveryResource = parsed.GetValue(_all),
        ConfigFolder = parsed.GetValue(_config),
        Plain = parsed.GetValue(_noColour),
    };
}
