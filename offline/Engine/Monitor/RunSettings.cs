namespace LandingZone.Engine.Monitor;

/// <summary>The stack that runs, and how.</summary>
public sealed record RunSettings
{
    /// <summary>The name in Pulumi.yaml.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's own name, without organization and project.</summary>
    public required string Stack { get; init; }

    /// <summary>The organization; Pulumi's self-managed backends call it "organization".</summary>
    public string Organization { get; init; } = "organization";

    /// <summary>True in a preview: what the cloud would compute is unknown.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The folder that holds Pulumi.yaml.</summary>
    public string RootDirectory { get; init; } = "";

    /// <summary>The program's own folder: relative paths of assets and archives start here. Empty for the current directory.</summary>
    public string ProgramDirectory { get; init; } = "";

    /// <summary>The stack's settings by full key ("landing-zone:zone").</summary>
    public IReadOnlyDictionary<string, ConfigValue> Config { get; init; } = new Dictionary<string, ConfigValue>();
}
