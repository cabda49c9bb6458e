namespace Pulumi.Testing;

/// <summary>Settings of a test run.</summary>
public class TestOptions
{
    /// <summary>The project; null for "project".</summary>
    public string? ProjectName { get; set; }

    /// <summary>The stack; null for "stack".</summary>
    public string? StackName { get; set; }

    /// <summary>The organization; null for "organization".</summary>
    public string? OrganizationName { get; set; }

    /// <summary>Whether it is a preview, in which what a mock does not give is unknown; null means yes.</summary>
    public bool? IsPreview { get; set; }

    /// <summary>The folder of the project; null for none.</summary>
    public string? RootDirectory { get; set; }
}
