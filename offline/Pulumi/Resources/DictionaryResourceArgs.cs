using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments of a resource that are given by name.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> _values;

    /// <summary>Arguments by name.</summary>
    /// <param name="dictionary">The values by wire name: inputs, outputs or plain values.</param>
    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        _values = dictionary;
    }

    internal override void Collect(InputCollector inputs)
    {
        foreach (var (name, value) in _values)
        {
            inputs.Add(name, value);
        }
    }
}
