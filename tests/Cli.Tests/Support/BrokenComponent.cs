using Pulumi;

namespace LandingZone.Cli.Tests.Support;

/// <summary>A component that cannot be made.</summary>
internal sealed class BrokenComponent : ComponentResource
{
    public BrokenComponent(string name)
        : base("test:cli:BrokenComponent", name) => throw new InvalidOperationException("the safe is locked");
}
