using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Mutations;

/// <summary>Breaks one resource of a stack.</summary>
public static class MutatedStack
{
    /// <summary>
    /// The stack with the mutation in the first resource that it is about; null where the stack has none, or where the resource already
    /// is as the mutation would make it, so that nothing is broken.
    /// </summary>
    /// <param name="stack">The stack.</param>
    /// <param name="mutation">What to break.</param>
    /// <param name="broken">The resource that is changed.</param>
    public static StackResources? Of(StackResources stack, Mutation mutation, out Resource? broken)
    {
        foreach (var resource in stack.OfType(mutation.Resource))
        {
            if (!Wildcard.Matches(mutation.Name, resource.Name) || !stack.AncestorsOf(resource).Any(parent => parent.Type == mutation.Component))
            {
                continue;
            }

            var changed = mutation.Delete ? null : Changed(resource, mutation);
            if (changed is null && !mutation.Delete)
            {
                continue;
            }

            broken = resource;
            return new StackResources(
                stack.Name,
                stack.All.Select(other => ReferenceEquals(other, resource) ? changed : other).OfType<Resource>());
        }

        broken = null;
        return null;
    }

    private static Resource? Changed(Resource resource, Mutation mutation)
    {
        var (inputs, outputs) = (resource.Inputs, resource.Outputs);
        foreach (var (path, value) in mutation.Set)
        {
            (inputs, outputs) = (inputs.With(path, value), outputs.With(path, value));
        }

        foreach (var path in mutation.Remove)
        {
            (inputs, outputs) = (inputs.With(path, Value.Absent), outputs.With(path, Value.Absent));
        }

        if (mutation.Policy is { } property)
        {
            if (PolicyOf(resource[property], mutation) is not { } policy)
            {
                return null;
            }

            (inputs, outputs) = (inputs.With(property, policy), outputs.With(property, policy));
        }

        var protect = mutation.Unprotect ? false : resource.Protect;
        return protect == resource.Protect && inputs.ToString() == resource.Inputs.ToString() && outputs.ToString() == resource.Outputs.ToString()
            ? null
            : Copy(resource, inputs, outputs, protect);
    }

    private static Value? PolicyOf(Value policy, Mutation mutation)
    {
        if (policy.Text is not { } text || JsonNode.Parse(text) is not JsonObject document || document["Statement"] is not JsonArray statements)
        {
            return null;
        }

        if (mutation.DropStatement is { } sid)
        {
            if (statements.FirstOrDefault(statement => statement?["Sid"]?.ToString() == sid) is not { } dropped)
            {
                return null;
            }

            statements.Remove(dropped);
        }

        if (!mutation.AddStatement.IsAbsent)
        {
            statements.Add(Json(mutation.AddStatement));
        }

        return Value.Of(document.ToJsonString(new JsonSerializerOptions()));
    }

    private static JsonNode? Json(Value value) =>
        value.Entries.Count > 0 ? new JsonObject(value.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value))))
        : value.Text is { } text ? JsonValue.Create(text)
        : new JsonArray([.. value.Items.Select(Json)]);

    private static Resource Copy(Resource resource, Value inputs, Value outputs, bool? protect) => new()
    {
        Urn = resource.Urn,
        Type = resource.Type,
        Name = resource.Name,
        Inputs = inputs,
        Outputs = outputs,
        Parent = resource.Parent,
        Provider = resource.Provider,
        Dependencies = resource.Dependencies,
        PropertyDependencies = resource.PropertyDependencies,
        Protect = protect,
        IsCustom = resource.IsCustom,
        IsExternal = resource.IsExternal,
        Id = resource.Id,
    };
}
