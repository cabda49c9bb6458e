using System.Text.Json;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.States;

/// <summary>
/// Reads what <c>pulumi stack export</c> writes, and this project's own plans, which have the same form. Source of the form:
/// <c>apitype.UntypedDeployment</c> and <c>apitype.ResourceV3</c> in pulumi/pulumi.
/// </summary>
public static class StateFile
{
    /// <summary>The versions that are understood. Version 4 only adds fields that no rule looks at.</summary>
    private static readonly int[] KnownVersions = [3, 4];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonValues.MaxDepth };

    /// <summary>Reads a state.</summary>
    /// <param name="json">The document, UTF-8.</param>
    public static async Task<StateReading> ReadAsync(Stream json, CancellationToken cancellation = default)
    {
        JsonDocument document;
        try
        {
            document = await JsonDocument.ParseAsync(json, Options, cancellation).ConfigureAwait(false);
        }
        catch (JsonException problem)
        {
            return Refused(
                $"line {problem.LineNumber + 1}",
                "the file is no JSON from its beginning to its end; export the stack again (pulumi stack export --file ...).");
        }

        using (document)
        {
            return Read(document.RootElement);
        }
    }

    private static StateReading Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("version", out var version))
        {
            return Refused("version", "there is none, so this is no exported stack; give the output of 'pulumi stack export'.");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || !KnownVersions.Contains(number))
        {
            return Refused("version", $"it is {version.GetRawText()}, and only 3 and 4 are known; export the stack with a current Pulumi.");
        }

        if (!root.TryGetProperty("deployment", out var deployment) || deployment.ValueKind != JsonValueKind.Object)
        {
            return Refused("deployment", "there is none, so nothing can be checked; export the stack again.");
        }

        if (!deployment.TryGetProperty("resources", out var resources) || resources.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            return Refused("deployment.resources", "there is no list of resources; export the stack after it was deployed.");
        }

        return Read(resources.ValueKind == JsonValueKind.Null ? [] : [.. resources.EnumerateArray()]);
    }

    private static StateReading Read(IReadOnlyList<JsonElement> elements)
    {
        var problems = new List<StateProblem>();
        var read = new List<Resource>(elements.Count);
        var urns = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < elements.Count; i++)
        {
            var where = $"deployment.resources[{i}]";
            if (elements[i].ValueKind != JsonValueKind.Object)
            {
                problems.Add(new(where, "it is no object; export the stack again."));
            }
            else if (Text(elements[i], "urn") is not { } urn || !urn.StartsWith("urn:pulumi:", StringComparison.Ordinal) || urn.Split("::").Length < 4)
            {
                problems.Add(new($"{where}.urn", "a resource has a URN (urn:pulumi:<stack>::<project>::<type>::<name>); export the stack again."));
            }
            else if (Text(elements[i], "type") is not { } type)
            {
                problems.Add(new($"{where}.type", $"{urn} has no type; export the stack again."));
            }
            else
            {
                urns.Add(urn);
                // What waits to be deleted is no part of the stack any more.
                if (!Flag(elements[i], "delete"))
                {
                    read.Add(ResourceOf(elements[i], urn, type));
                }
            }
        }

        foreach (var resource in read.Where(resource => resource.Parent is { } parent && !urns.Contains(parent)))
        {
            problems.Add(new(resource.Urn, $"its parent {resource.Parent} is not in the file; export the whole stack."));
        }

        var stacks = read.Select(resource => resource.Urn["urn:pulumi:".Length..].Split("::")[0]).Distinct().ToList();
        if (stacks.Count > 1)
        {
            problems.Add(new("deployment.resources", $"the resources are of several stacks ({string.Join(", ", stacks)}); give one file a stack."));
        }

        return problems.Count > 0 ? new(null, problems) : new(new StackResources(stacks.FirstOrDefault() ?? "empty", read), []);
    }

    private static Resource ResourceOf(JsonElement element, string urn, string type) => new()
    {
        Urn = urn,
        Type = type,
        Name = urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..],
        IsCustom = Flag(element, "custom"),
        IsExternal = Flag(element, "external"),
        Id = element.TryGetProperty("id", out var id) ? ValueOf(id) : Value.Absent,
        Inputs = element.TryGetProperty("inputs", out var inputs) ? ValueOf(inputs) : Value.Absent,
        Outputs = element.TryGetProperty("outputs", out var outputs) ? ValueOf(outputs) : Value.Absent,
        Parent = Text(element, "parent"),
        Provider = Text(element, "provider"),
        Protect = Flag(element, "protect"),
        Dependencies = element.TryGetProperty("dependencies", out var dependencies) ? Texts(dependencies) : [],
        PropertyDependencies = element.TryGetProperty("propertyDependencies", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? properties.EnumerateObject().ToDictionary(entry => entry.Name, entry => Texts(entry.Value), StringComparer.Ordinal)
            : new Dictionary<string, IReadOnlyList<string>>(),
    };

    private static Value ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => MarkedValues.Text(element.GetString()!),
        JsonValueKind.Array => Value.Of([.. element.EnumerateArray().Select(ValueOf)]),
        JsonValueKind.Object =>
            MarkedValues.Map([.. element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, ValueOf(entry.Value)))]),
        _ => JsonValues.From(element),
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } found ? found : null;

    private static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static IReadOnlyList<string> Texts(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : [];

    private static StateReading Refused(string where, string what) => new(null, [new(where, what)]);
}
