using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Policies.Resources;

namespace LandingZone.Cli.Checks;

/// <summary>Shows the rules a plan of the embedded engine, without the way over a file.</summary>
internal static class PlannedStack
{
    public static StackResources Of(StackPlan plan) => new(plan.Stack, plan.Resources.Select(Of));

    private static Resource Of(PlannedResource resource) => new()
    {
        Urn = resource.Urn,
        Type = resource.Type,
        Name = resource.Name,
        IsCustom = resource.Custom,
        IsExternal = resource.External,
        Id = resource.Id is null ? Value.Absent : Of(resource.Id),
        Inputs = Of(resource.Inputs),
        Outputs = Of(resource.Outputs),
        Parent = resource.Parent,
        Provider = resource.Provider,
        Protect = resource.Protect,
        Dependencies = resource.Dependencies,
        PropertyDependencies = resource.PropertyDependencies.ToDictionary(StringComparer.Ordinal),
    };

    private static Value Of(PropertyValue value, bool secret = false) => value switch
    {
        PropertyValue.Unknown => Value.Unknown,
        PropertyValue.Boolean flag => Value.Of(flag.Value),
        PropertyValue.Number number => Value.Of(number.Value),
        PropertyValue.Text text => secret ? Value.SecretOf(text.Value) : Value.Of(text.Value),
        PropertyValue.List list => ListOf(list, secret),
        PropertyValue.Map map => MapOf(map, secret),
        PropertyValue.Secret hidden => Of(hidden.Element, secret: true),
        PropertyValue.Asset asset => ContentOf("path", asset.Value, asset.Hash),
        PropertyValue.Archive archive => ContentOf("path", archive.Value, archive.Hash),
        PropertyValue.Reference reference => reference.Id is null ? Value.Of(reference.Urn) : Of(reference.Id),
        _ => Value.Absent,
    };

    private static Value ListOf(PropertyValue.List list, bool secret)
    {
        var items = new Value[list.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Of(list.Items[i], secret);
        }

        return Value.Of(items);
    }

    private static Value MapOf(PropertyValue.Map map, bool secret)
    {
        var entries = new KeyValuePair<string, Value>[map.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new(map.Entries[i].Key, Of(map.Entries[i].Value, secret));
        }

        return Value.OfSorted(entries);
    }

    private static Value ContentOf(string key, string? place, string? hash) => Value.Of(
    [
        KeyValuePair.Create("hash", hash is null ? Value.Absent : Value.Of(hash)),
        KeyValuePair.Create(key, place is null ? Value.Absent : Value.Of(place)),
    ]);
}
