using Spectre.Console;

namespace LandingZone.Cli.Terminals;

/// <summary>Everything that is drawn on a terminal. Kept apart, so that the drawing library is only loaded where there is one.</summary>
internal static class TerminalPrinter
{
    /// <summary>Prints coloured lines.</summary>
    public static Action<IReadOnlyList<(string Text, Ink Ink)>> To(TextWriter output, int width)
    {
        var console = ConsoleOf(output, width);
        return line =>
        {
            var paragraph = new Paragraph { Overflow = Overflow.Fold };
            foreach (var (text, ink) in line)
            {
                paragraph.Append(text, StyleOf(ink));
            }

            console.Write(paragraph);
            console.WriteLine();
        };
    }

    /// <summary>A console on <paramref name="output"/>, which is known to be a terminal that takes colours.</summary>
    public static IAnsiConsole ConsoleOf(TextWriter output, int width)
    {
        var isProcess = ReferenceEquals(output, Console.Out) || ReferenceEquals(output, Console.Error);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            // On the console of this process the library also switches older Windows terminals to escape sequences.
            Ansi = isProcess ? AnsiSupport.Detect : AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        return console;
    }

    private static Style StyleOf(Ink ink) => ink switch
    {
        Ink.Name => new Style(decoration: Decoration.Bold),
        Ink.Faint => new Style(decoration: Decoration.Dim),
        Ink.Good => new Style(Color.Green),
        Ink.Warning => new Style(Color.Olive),
        Ink.Bad => new Style(Color.Maroon),
        _ => Style.Plain,
    };
}
