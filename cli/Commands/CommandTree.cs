using System.CommandLine;
using System.CommandLine.Help;

namespace LandingZone.Cli.Commands;

/// <summary>The commands and their options. The preview is also what runs when no command is named.</summary>
internal static class CommandTree
{
    private const string ExitCodes =
        """
        Exit codes:
          0    all is well
          1    the check found something
          2    the command line or the settings are wrong; nothing was run
          3    the program that declares a stack failed
          130  cancelled
        """;

    private const string PreviewExamples =
        """
        Examples:
          landing-zone                                 the whole estate
          landing-zone preview rnd-eu-west-1           one stack; the stacks it reads from are run, too
          landing-zone preview --simulate --out plans  with made-up values, and a plan per stack in plans/
          landing-zone --json | jq .totals             for scripts
        """;

    private const string CheckExamples =
        """
        Examples:
          landing-zone check                                    rules and proofs over the whole estate
          landing-zone check rnd-eu-west-1 --fail-on high       one stack; lesser findings are shown and do not fail
          landing-zone check --format sarif --out check.sarif   for a code host
          landing-zone check --plan state.json                  a file of `pulumi stack export`
        """;

    private const string RulesExamples =
        """
        Examples:
          landing-zone rules                            to standard output
          landing-zone rules --out docs/policies.md     refreshes the reference in the repository
        """;

    private const string MutateExamples =
        """
        Examples:
          landing-zone mutate                 all of policies/mutations.yaml, on a copy in memory
          landing-zone mutate --least 100     fail unless every one is noticed
        """;

    private const string InventoryExamples =
        """
        Examples:
          landing-zone inventory rnd-eu-west-1               one stack, to standard output
          landing-zone inventory --out stacks/inventory      a file per stack: refreshes what the tests compare with
        """;

    private const string SchemaExamples =
        """
        Examples:
          landing-zone schema                              to standard output
          landing-zone schema --out settings.schema.json   to a file
        """;

    /// <summary>Builds the tree; its commands act on <paramref name="surroundings"/>.</summary>
    public static Command Of(Surroundings surroundings)
    {
        // Not System.CommandLine's RootCommand: that takes its name from the process, which `dotnet` and test hosts change.
        var root = new Command("landing-zone", "Previews a cloud landing zone with no account and no network. Without a command: preview.");
        var preview = new Command("preview", "Run the stacks, each after those it reads from, and show what they declare.");
        var schema = new Command("schema", "Write the JSON schema of the settings files, for editors.");
        var check = new Command("check", "Hold the policy rules and the proofs against what the stacks declare, or against an exported state.");
        var rules = new Command("rules", "Write the reference of the policy rules, with an example of each, as Markdown.");
        var mutate = new Command("mutate", "Break the components' secure defaults in turn and show which rule or proof notices.");
        var inventory = new Command("inventory", "List what the stacks declare: each type with its count and names.");
        root.Subcommands.Add(preview);
        root.Subcommands.Add(check);
        root.Subcommands.Add(rules);
        root.Subcommands.Add(mutate);
        root.Subcommands.Add(inventory);
        root.Subcommands.Add(schema);

        var options = new PreviewOptions();
        preview.Arguments.Add(options.Stacks);
        foreach (var option in options.All)
        {
            root.Options.Add(option);
            preview.Options.Add(option);
        }

        var checkOptions = new CheckOptions();
        check.Arguments.Add(checkOptions.Stacks);
        foreach (var option in checkOptions.All)
        {
            check.Options.Add(option);
        }

        inventory.Arguments.Add(InventoryCommand.Stacks);
        inventory.Options.Add(InventoryCommand.Out);
        inventory.Options.Add(InventoryCommand.Config);
        schema.Options.Add(SchemaCommand.Out);
        root.Options.Add(VersionOption());
        root.Options.Add(HelpOption(surroundings, new Dictionary<string, IReadOnlyList<string>>
        {
            [root.Name] = [PreviewExamples, ExitCodes],
            [preview.Name] = [PreviewExamples, ExitCodes],
            [check.Name] = [CheckExamples, ExitCodes],
            [rules.Name] = [RulesExamples],
            [mutate.Name] = [MutateExamples, ExitCodes],
            [inventory.Name] = [InventoryExamples, ExitCodes],
            [schema.Name] = [SchemaExamples],
        }));

        root.SetAction((parsed, cancellation) => PreviewCommand.RunAsync(options.Read(parsed), surroundings, cancellation));
        preview.SetAction((parsed, cancellation) => PreviewCommand.RunAsync(options.Read(parsed), surroundings, cancellation));
        check.SetAction((parsed, cancellation) => CheckCommand.RunAsync(checkOptions.Read(parsed), surroundings, cancellation));
        inventory.SetAction((parsed, cancellation) => InventoryCommand.RunAsync(
            parsed.GetValue(InventoryCommand.Stacks) ?? [],
            parsed.GetValue(InventoryCommand.Out),
            parsed.GetValue(InventoryCommand.Config),
            surroundings,
            cancellation));
        rules.Options.Add(RulesCommand.Out);
        rules.SetAction((parsed, _) => RulesCommand.RunAsync(parsed.GetValue(RulesCommand.Out), surroundings));
        mutate.Options.Add(MutateCommand.File);
        mutate.Options.Add(MutateCommand.Least);
        mutate.Options.Add(MutateCommand.Config);
        mutate.SetAction((parsed, cancellation) => MutateCommand.RunAsync(
            parsed.GetValue(MutateCommand.File),
            parsed.GetValue(MutateCommand.Least),
            parsed.GetValue(MutateCommand.Config),
            surroundings,
            cancellation));
        schema.SetAction((parsed, _) => SchemaCommand.RunAsync(parsed.GetValue(SchemaCommand.Out), surroundings));
        return root;
    }

    private static HelpOption HelpOption(Surroundings surroundings, IReadOnlyDictionary<string, IReadOnlyList<string>> endings)
    {
        var option = new HelpOption { Recursive = true, Description = "Show what a command does and its options." };
        option.Action = new HelpWithExamples((HelpAction)option.Action!, surroundings.Width, endings);
        return option;
    }

    private static Option<bool> VersionOption() => new("--version") { Description = "Show the version.", Action = new ShowVersion() };
}
