using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>Reads properties that the provider fills in when the program leaves them out.</summary>
internal static class StatedProperties
{
    /// <summary>
    /// What the provider says where that is known, otherwise what the program says, and nothing where it says nothing: a value that the
    /// provider will only fill in later is its default, and no open question. So it is for every part of a block, too.
    /// </summary>
    public static Value Stated(this Resource resource, string name) => Stated(resource.Outputs[name], resource.Inputs[name]);

    /// <summary>The same, and nothing for an empty text, list or map: so the provider writes what was left out.</summary>
    public static Value Given(this Resource resource, string name) => resource.Stated(name).Given();

    /// <summary>The value, or nothing where it is empty.</summary>
    public static Value Given(this Value value) => value.IsSet.IsNo ? Value.Absent : value;

    private static Value Stated(Value output, Value input)
    {
        if (output.IsUnknown || output.IsAbsent)
        {
            return input;
        }

        if (!HasUnknown(output))
        {
            return output;
        }

        if (output.Entries.Count > 0)
        {
            return Value.Of(
                output.Entries.Concat(input.Entries).Select(entry => entry.Key).Distinct()
                    .Select(key => KeyValuePair.Create(key, Stated(output[key], input[key])))
                    .Where(entry => !entry.Value.IsAbsent));
        }

        // Of lists that differ in length nobody knows which element became which.
        return output.Items.Count == input.Items.Count
            ? Value.Of([.. output.Items.Zip(input.Items, (known, given) => Stated(known, given))])
            : output;
    }

    private static bool HasUnknown(Value value) =>
        value.IsUnknown
        || value.Entries.Any(entry => HasUnknown(entry.Value))
        || value.Items.Any(item => !ReferenceEquals(item, value) && HasUnknown(item));
}
