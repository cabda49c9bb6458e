using LandingZone.Engine.Schema;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>What Pulumi's Kubernetes provider does already in a preview.</summary>
internal static class KubernetesObjects
{
    private const int Digits = 8;

    /// <summary>The inputs, with the logical name and a few digits as metadata.name where the program gives no name.</summary>
    public static PropertyValue.Map WithName(string type, string logicalName, ResourceSchema? schema, PropertyValue.Map inputs, string urn)
    {
        // Without a schema it is an object of a custom kind, and has metadata as every object has.
        if (!type.StartsWith("kubernetes:", StringComparison.Ordinal) || (schema is not null && schema.Inputs.Find("metadata") is null))
        {
            return inputs;
        }

        var metadata = inputs["metadata"] as PropertyValue.Map;
        if (inputs["metadata"] is not (null or PropertyValue.Null) && metadata is null)
        {
            // Unknown or secret as a whole.
            return inputs;
        }

        metadata ??= PropertyValue.Map.Empty;
        if (metadata["name"] is not (null or PropertyValue.Null) || metadata["generateName"] is not (null or PropertyValue.Null))
        {
            return inputs;
        }

        var name = new PropertyValue.Text($"{logicalName}-{StableDigits.Hexadecimal(urn, Digits)}");
        return With(inputs, "metadata", With(metadata, "name", name));
    }

    private static PropertyValue.Map With(PropertyValue.Map map, string name, PropertyValue value) => PropertyValue.Map.Of(
        map.Entries.ToArray().Where(entry => entry.Key != name).Append(KeyValuePair.Create(name, value)));
}
