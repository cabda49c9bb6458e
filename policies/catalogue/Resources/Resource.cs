namespace LandingZone.Policies.Resources;

/// <summary>A resource as a rule sees it: read-only, whatever it came from (a preview, an exported state, the engine).</summary>
public sealed class Resource
{
    /// <summary>The URN.</summary>
    public required string Urn { get; init; }

    /// <summary>The type token, such as <c>aws:s3/bucket:Bucket</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name that the program gave it.</summary>
    public required string Name { get; init; }

    /// <summary>What the program asked for, by the provider's property names.</summary>
    public Value Inputs { get; init; } = Value.Absent;

    /// <summary>What the provider says that it has. Absent in <c>Analyze</c>, where nothing exists yet.</summary>
    public Value Outputs { get; init; } = Value.Absent;

    /// <summary>URN of the component or stack that it belongs to; null for the stack itself and for default providers.</summary>
    public string? Parent { get; init; }

    /// <summary>URN of its provider, or null.</summary>
    public string? Provider { get; init; }

    /// <summary>URNs of everything it waits for.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>URNs behind each property.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } = NoDependencies;

    /// <summary>Whether the engine refuses to delete it; null where the source does not say.</summary>
    public bool? Protect { get; init; }

    /// <summary>False for a component, a stack and other things that no provider manages.</summary>
    public bool IsCustom { get; init; } = true;

    /// <summary>True for what was only read and is managed elsewhere.</summary>
    public bool IsExternal { get; init; }

    /// <summary>The provider's id; absent where there is none, unknown before the deployment.</summary>
    public Value Id { get; init; } = Value.Absent;

    private static readonly Dictionary<string, IReadOnlyList<string>> NoDependencies = [];

    /// <summary>
    /// A property: what the provider says it has where that is known, otherwise what the program asked for.
    /// </summary>
    public Value this[string name]
    {
        get
        {
            var output = Outputs[name];
            if (!output.IsUnknown && !output.IsAbsent)
            {
                return output;
            }

            var input = Inputs[name];
            return input.IsAbsent ? output : input;
        }
    }
}
