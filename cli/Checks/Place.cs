namespace LandingZone.Cli.Checks;

/// <summary>A line of a file.</summary>
/// <param name="File">The path from the project's folder, with slashes; a full path for files elsewhere.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record Place(string File, int Line)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}";
}
