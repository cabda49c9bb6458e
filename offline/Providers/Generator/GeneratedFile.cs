namespace LandingZone.ProviderGenerator;

/// <summary>A source file that the generator has written.</summary>
internal sealed class GeneratedFile
{
    public GeneratedFile(string name, string text) => (Name, Text) = (name, text);

    public string Name { get; }

    public string Text { get; }
}
