using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>Where components are made: through these providers, one for each package, which their resources inherit.</summary>
/// <param name="providers">The providers.</param>
internal sealed class ZonePlace(params IReadOnlyList<ProviderResource> providers)
{
    /// <summary>The same place, and another package's too: for components with resources in AWS and inside a cluster.</summary>
    public ZonePlace With(ProviderResource provider) => new([.. providers, provider]);

    /// <summary>Options, new ones for each component, of one that is made after others and destroyed before them.</summary>
    public ComponentResourceOptions After(params Resource[] earlier)
    {
        var options = new ComponentResourceOptions { Providers = [.. providers] };
        foreach (var resource in earlier)
        {
            options.DependsOn.Add(resource);
        }

        return options;
    }
}
