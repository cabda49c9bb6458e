using Pulumi;

namespace LandingZone.Cli.Tests.Support;

/// <summary>A component with nothing in it.</summary>
internal sealed class EmptyComponent(string name, Resource? parent = null)
    : ComponentResource("test:cli:EmptyComponent", name, new ComponentResourceOptions { Parent = parent });
