using LandingZone.Engine.Schema;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Functions;

/// <summary>
/// Answers calls of provider functions. Some answers follow from the arguments and the provider's settings, and are given
/// in both ways to run. The others only the cloud knows: unknown in a preview, made up in a simulation. (A real preview has
/// an account to ask; made-up answers that pass for real ones would be worse than none.)
/// </summary>
internal static class ProviderFunctions
{
    /// <summary>The result of a call.</summary>
    /// <exception cref="FormatException">An argument cannot be worked with; the message names it.</exception>
    public static PropertyValue.Map Call(FunctionSchema function, PropertyValue.Map arguments, CloudPlace place, RunMode mode)
    {
        if (arguments["region"] is PropertyValue.Text region)
        {
            place = place with { Region = region.Value };
        }

        var computed = function.Token switch
        {
            "aws:iam/getPolicyDocument:getPolicyDocument" => PolicyDocumentFunction.Result(arguments),
            "aws:index/getAvailabilityZones:getAvailabilityZones" => AvailabilityZonesFunction.Result(arguments, place),
            _ => null,
        };
        var templates = ValueTemplates.OfFunction(function.Token);
        var isKnown = computed is not null || templates.Count > 0 || mode == RunMode.Simulate;
        var thing = new SimulatedThing(
            $"{function.Token}/{place.Region}/{place.Account}/{Seed(arguments)}",
            function.Token,
            function.Token[(function.Token.LastIndexOf(':') + 1)..],
            place,
            arguments,
            templates.Count > 0 ? templates : ValueTemplates.OfSimulatedFunction(function.Token));
        return PropertyValue.Map.Of(function.Result.Properties.Select(property =>
        {
            var value = computed?[property.Name]
                ?? Given(arguments[property.Name])
                ?? (property.IsOptional ? PropertyValue.Null.Instance
                    : isKnown ? thing.Value(function.Package, property.Type, property.Name)
                    : PropertyValue.Unknown.Instance);
            return KeyValuePair.Create(property.Name, property.IsSecret ? PropertyValue.Secret.Of(value) : value);
        }));
    }

    private static PropertyValue? Given(PropertyValue? argument) => argument is PropertyValue.Null ? null : argument;

    /// <summary>What makes one call of a function different from another: its plain arguments.</summary>
    private static string Seed(PropertyValue.Map arguments) => string.Join(
        ',',
        arguments.Entries.ToArray().Select(entry => entry.Value is PropertyValue.Text text ? $"{entry.Key}={text.Value}" : ""));
}
