using LandingZone.Engine.Schema;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>
/// Works out what a resource gives back: what was given comes back as it was; what is optional and not given has no value;
/// the rest only the cloud can compute, and is unknown in a preview and made up in a simulation.
/// </summary>
internal static class ComputedOutputs
{
    /// <summary>All outputs of the type, by wire name; in a preview the computed ones stand there as unknown.</summary>
    /// <param name="schema">What the provider says of the type.</param>
    /// <param name="inputs">What the program gives.</param>
    /// <param name="secrets">Outputs that are secret although the provider does not say so.</param>
    /// <param name="simulated">Makes up values; null in a preview.</param>
    public static PropertyValue.Map Of(
        ResourceSchema schema, PropertyValue.Map inputs, IReadOnlyList<string> secrets, SimulatedThing? simulated)
    {
        var properties = schema.Outputs.Properties;
        var outputs = new KeyValuePair<string, PropertyValue>[properties.Length];
        var entries = inputs.Entries;
        var next = 0;
        for (var i = 0; i < properties.Length; i++)
        {
            // Both stand in ordinal order, so that one walk finds every input that comes back.
            var output = properties[i];
            while (next < entries.Length && string.CompareOrdinal(entries[next].Key, output.Name) < 0)
            {
                next++;
            }

            var given = next < entries.Length && entries[next].Key == output.Name ? entries[next].Value : PropertyValue.Null.Instance;
            var value = given is PropertyValue.Null
                ? Absent(schema.Package, output, schema.Inputs, output.Name, simulated)
                : Complete(schema.Package, output.Type, given, output.Name, simulated);
            var isSecret = value is not PropertyValue.Null && (output.IsSecret || Contains(secrets, output.Name));
            outputs[i] = KeyValuePair.Create(output.Name, isSecret ? PropertyValue.Secret.Of(value) : value);
        }

        return PropertyValue.Map.OfSorted(outputs);
    }

    private static PropertyValue Absent(
        PackageSchema package, PropertySchema property, PropertyShape inputs, string path, SimulatedThing? simulated) =>
        property.IsOptional ? PropertyValue.Null.Instance
        : simulated is null ? PropertyValue.Unknown.Instance
        : inputs.Find(property.Name) is null ? simulated.Value(package, property.Type, path)
        : simulated.Default(package, property.Type, path);

    /// <summary>Fills in what a provider adds to an object that was given in part.</summary>
    private static PropertyValue Complete(
        PackageSchema package, PropertyType type, PropertyValue given, string path, SimulatedThing? simulated)
    {
        if (package.StatesNoOptionalOutputs)
        {
            return given;
        }

        switch (type, given)
        {
            case (_, PropertyValue.Secret secret):
                return PropertyValue.Secret.Of(Complete(package, type, secret.Element, path, simulated));
            case (PropertyType.ListOf list, PropertyValue.List items) when HasParts(list.Element):
                return new PropertyValue.List([.. items.Items.Select(item => Complete(package, list.Element, item, path, simulated))]);
            case (PropertyType.MapOf map, PropertyValue.Map entries) when HasParts(map.Element):
                return PropertyValue.Map.Of(entries.Entries.ToArray().Select(
                    entry => KeyValuePair.Create(entry.Key, Complete(package, map.Element, entry.Value, path, simulated))));
            case (PropertyType.Object @object, PropertyValue.Map entries):
                return Complete(package, @object, entries, path, simulated);
            default:
                return given;
        }
    }

    private static PropertyValue.Map Complete(
        PackageSchema package, PropertyType.Object type, PropertyValue.Map given, string path, SimulatedThing? simulated)
    {
        var shape = package.OutputsOf(type);
        var inputs = package.InputsOf(type);
        var completed = new List<KeyValuePair<string, PropertyValue>>(Math.Max(given.Count, shape.Properties.Length));
        foreach (var (name, value) in given.Entries)
        {
            var property = shape.Find(name);
            completed.Add(KeyValuePair.Create(
                name, property is null ? value : Complete(package, property.Type, value, Inside(path, name, simulated), simulated)));
        }

        foreach (var property in shape.Required)
        {
            if (given[property.Name] is null)
            {
                completed.Add(KeyValuePair.Create(
                    property.Name, Absent(package, property, inputs, Inside(path, property.Name, simulated), simulated)));
            }
        }

        return PropertyValue.Map.Of(completed);
    }

    // Only made-up values depend on where they stand.
    private static string Inside(string path, string name, SimulatedThing? simulated) => simulated is null ? "" : $"{path}.{name}";

    private static bool HasParts(PropertyType type) => type is PropertyType.Object or PropertyType.ListOf or PropertyType.MapOf;

    private static bool Contains(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.Equals(names[i], name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
