using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Estates;

/// <summary>A stack's settings file while the estate is read.</summary>
internal sealed class StackReading
{
    private readonly SettingReading _reading;

    private StackReading(string name, string path, SettingsFile? file, ZoneSettings? settings, SettingReading reading)
    {
        Name = name;
        Path = path;
        File = file;
        Settings = settings;
        _reading = reading;
    }

    /// <summary>The stack's name.</summary>
    public string Name { get; }

    /// <summary>The file's path.</summary>
    public string Path { get; }

    /// <summary>The file; null where it cannot be read at all.</summary>
    public SettingsFile? File { get; }

    /// <summary>The settings; null where they have problems.</summary>
    public ZoneSettings? Settings { get; }

    /// <summary>What is wrong, in the order of the file.</summary>
    public IEnumerable<SettingProblem> Problems =>
        _reading.Problems.OrderBy(problem => problem.Position?.Line ?? 0).ThenBy(problem => problem.Position?.Column ?? 0);

    /// <summary>
    /// The name of the stack that the link refers to; null where there is none. It is read even where other settings are wrong.
    /// </summary>
    public SettingNode.Scalar? Reference => File?.Settings.Find("link") is SettingNode.Map link
        ? link.Find("stack") as SettingNode.Scalar
        : null;

    /// <summary>Reads a file.</summary>
    public static StackReading Of(string path, string name, DateOnly today)
    {
        var reading = new SettingReading(path, today);
        SettingsFile? file = null;
        try
        {
            file = SettingsFile.Read(System.IO.File.ReadAllText(path), reading);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            reading.Refuse("", null, null, "the file cannot be read", fault.Message);
        }

        var settings = file is null ? null : ZoneSettingsReader.Read(file.Settings, file.AwsRegion, name, reading);
        return new StackReading(name, path, file, settings, reading);
    }

    /// <summary>Notes a problem that shows only among the other stacks.</summary>
    public void Refuse(SettingNode node, string rule, string remedy) => _reading.Refuse(node, rule, remedy);

    /// <summary>Notes a problem in one sentence.</summary>
    public void Refuse(SettingNode node, string sentence) => _reading.Refuse(node, sentence);

    /// <summary>The stack as the estate shows it.</summary>
    public EstateStack ToStack() => new()
    {
        Name = Name,
        Path = Path,
        References = Reference is { } reference ? [reference.Text] : [],
        Config = File!.Texts,
        Settings = Settings,
    };
}
