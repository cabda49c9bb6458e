using System.Collections.Concurrent;
using System.Text.Json;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>Knows in which region and account each provider makes its resources.</summary>
internal sealed class ProviderPlaces
{
    private readonly ConcurrentDictionary<string, CloudPlace> _byUrn = new(StringComparer.Ordinal);
    private readonly CloudPlace _default;

    public ProviderPlaces(IReadOnlyDictionary<string, ConfigValue> config)
    {
        var region = config.GetValueOrDefault("aws:region")?.Text ?? CloudPlace.DefaultRegion;
        var accounts = config.GetValueOrDefault("aws:allowedAccountIds")?.Text;
        var account = FirstText(accounts is null ? null : new PropertyValue.Text(accounts));
        _default = new CloudPlace(region, account ?? CloudPlace.ExampleAccount);
    }

    /// <summary>Notes what an AWS provider was given; any other resource is passed over.</summary>
    public void Learn(string type, string urn, PropertyValue.Map inputs)
    {
        if (type is not ("pulumi:providers:aws" or "pulumi:providers:aws-native"))
        {
            return;
        }

        var region = (inputs["region"] as PropertyValue.Text)?.Value ?? _default.Region;
        var account = FirstText(inputs["allowedAccountIds"]) ?? AccountOfRole(inputs["assumeRoles"]);
        _byUrn[urn] = new CloudPlace(region, account ?? _default.Account);
    }

    /// <summary>The place of the provider with that reference, or the default one.</summary>
    public CloudPlace Of(string? providerReference)
    {
        if (providerReference is null)
        {
            return _default;
        }

        return _byUrn.GetValueOrDefault(ProviderReference.UrnOf(providerReference), _default);
    }

    /// <summary>The first text of a list, which a program's SDK hands over as a list or as the JSON of one.</summary>
    private static string? FirstText(PropertyValue? value) => value switch
    {
        PropertyValue.List { Items: [PropertyValue.Text first, ..] } => first.Value,
        PropertyValue.Text json => FirstOf(json.Value, JsonValueKind.String)?.GetString(),
        _ => null,
    };

    private static string? AccountOfRole(PropertyValue? roles) => AccountOf(roles switch
    {
        PropertyValue.List { Items: [PropertyValue.Map first, ..] } => (first["roleArn"] as PropertyValue.Text)?.Value,
        PropertyValue.Text json when FirstOf(json.Value, JsonValueKind.Object) is { } first =>
            first.TryGetProperty("roleArn", out var arn) && arn.ValueKind == JsonValueKind.String ? arn.GetString() : null,
        _ => null,
    });

    /// <summary>The fifth part of an ARN is the account.</summary>
    private static string? AccountOf(string? arn) => arn?.Split(':') is [_, _, _, _, { Length: > 0 } account, ..] ? account : null;

    private static JsonElement? FirstOf(string json, JsonValueKind kind)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array
                && document.RootElement.EnumerateArray().FirstOrDefault() is var first && first.ValueKind == kind
                ? first.Clone()
                : null;
        }
        catch (JsonException)
        {
            // The provider's own schema check speaks of it; here it only means that the account is not known.
            return null;
        }
    }
}
