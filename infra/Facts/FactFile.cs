using System.Text.Json;

namespace LandingZone.Facts;

/// <summary>The data files that are compiled into this assembly.</summary>
internal static class FactFile
{
    /// <summary>Opens the file <paramref name="name"/> of infra/Facts, for example "regions.json".</summary>
    /// <exception cref="InvalidOperationException">No such file was compiled in.</exception>
    public static JsonDocument Open(string name)
    {
        using var stream = typeof(FactFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException(
                $"infra/Facts/{name} is not an embedded resource of the assembly; check LandingZone.Infra.csproj.");
        return JsonDocument.Parse(stream);
    }
}
