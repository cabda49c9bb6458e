namespace LandingZone.Cli.Terminals;

/// <summary>Writes lines in colours where a person sees them, and the same lines without elsewhere.</summary>
internal sealed class InkWriter
{
    private readonly Action<IReadOnlyList<(string Text, Ink Ink)>> _print;
    private readonly List<(string Text, Ink Ink)> _line = [];

    private InkWriter(Action<IReadOnlyList<(string Text, Ink Ink)>> print, int width) => (_print, Width) = (print, width);

    /// <summary>How many characters a line should have at most.</summary>
    public int Width { get; }

    /// <summary>A writer to <paramref name="output"/>.</summary>
    public static InkWriter To(TextWriter output, bool isTerminal, int width) =>
        new(isTerminal ? TerminalPrinter.To(output, width) : line => PrintPlain(line, output), width);

    /// <summary>Writes a piece of a line.</summary>
    public InkWriter Write(string text, Ink ink = Ink.Plain)
    {
        _line.Add((text, ink));
        return this;
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        _print(_line);
        _line.Clear();
    }

    private static void PrintPlain(IReadOnlyList<(string Text, Ink Ink)> line, TextWriter output)
    {
        foreach (var (text, _) in line)
        {
            output.Write(text);
        }

        output.WriteLine();
    }
}
