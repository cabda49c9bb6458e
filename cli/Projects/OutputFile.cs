namespace LandingZone.Cli.Projects;

/// <summary>Writes files that are either there as a whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes <paramref name="path"/>, making its folder where need be.</summary>
    /// <exception cref="UsageException">It cannot be written. Nothing of it is left; what stood there before still does.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            try
            {
                using (var stream = File.Create(unfinished))
                {
                    write(stream);
                }

                File.Move(unfinished, path, overwrite: true);
            }
            catch
            {
                File.Delete(unfinished);
                throw;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {exception.Message} Name a place that you may write to.");
        }
    }
}
