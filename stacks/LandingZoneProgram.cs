using LandingZone.Stacks.Settings;
using LandingZone.Stacks.Zones;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks;

/// <summary>The Pulumi program: a stack's settings become a zone.</summary>
public static class LandingZoneProgram
{
    /// <summary>Declares the running stack's zone.</summary>
    /// <param name="clock">
    /// Tells the day on which support dates are judged; the system's by default. Plans do not depend on it otherwise.
    /// </param>
    /// <returns>The exit code: 0 where all went well.</returns>
    public static Task<int> RunAsync(TimeProvider? clock = null) =>
        Deployment.RunAsync(IDictionary<string, object?> () => Declare(clock ?? TimeProvider.System));

    private static Dictionary<string, object?> Declare(TimeProvider clock)
    {
        var settings = ConfigReader.Read(clock);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return settings.Zone.Kind switch
        {
            ZoneKind.Staging => StagingZone.Declare(settings),
            ZoneKind.Rnd => RndZone.Declare(settings, today),
            ZoneKind.Production => ProductionZone.Declare(settings, today),
            _ => throw new ArgumentOutOfRangeException(nameof(clock), settings.Zone.Kind, "There is no such zone."),
        };
    }
}
