namespace Pulumi;

/// <summary>Settings of a call of a provider function.</summary>
public class InvokeOptions
{
    /// <summary>The resource whose provider is used when <see cref="Provider"/> is not set.</summary>
    public Resource? Parent { get; set; }

    /// <summary>The provider that runs the function.</summary>
    public ProviderResource? Provider { get; set; }

    /// <summary>The version of the provider package.</summary>
    public string? Version { get; set; }

    /// <summary>Where the provider plugin is downloaded from.</summary>
    public string? PluginDownloadURL { get; set; }
}
