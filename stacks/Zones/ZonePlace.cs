using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>Where components are made: through one provider, which their resources inherit.</summary>
/// <param name="provider">The provider.</param>
internal sealed class ZonePlace(ProviderResource provider)
{
    /// <summary>Options, new ones for each component, of one that is made after others and destroyed before them.</summary>
    public ComponentResourceOptions After(params Resource[] earlier)
    {
        var options = new ComponentResourceOptions { Provider = provider };
        foreach (var resource in earlier)
        {
            options.DependsOn.Add(resource);
        }

        return options;
    }
}
