using System.Collections.Immutable;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Running;

/// <summary>Reads other stacks' outputs, as the engine's built-in provider "pulumi" does.</summary>
internal sealed class StackReferences(StackRun run, DiagnosticLog diagnostics)
{
    /// <summary>The type token of a stack reference.</summary>
    public const string Type = "pulumi:pulumi:StackReference";

    /// <summary>What a stack reference gives back: the stack's name, its outputs and the names of those that are secret.</summary>
    /// <exception cref="MonitorException">There is no such stack, or its name is not known.</exception>
    public PropertyValue.Map Read(string urn, ReadResourceRequest request)
    {
        if (request.Id is not PropertyValue.Text { Value: var fullName })
        {
            throw diagnostics.Refuse(
                urn,
                $"The name of the stack reference '{request.Name}' is not known before the deployment; "
                + "a stack reference needs a plain name.");
        }

        // "stack", "organization/stack" or "organization/project/stack", as the Pulumi command line takes them.
        var (organization, project, stack) = fullName.Split('/') switch
        {
            [var first, var second, var third] => (first, second, third),
            [var first, var second] => (first, run.Settings.Project, second),
            _ => (run.Settings.Organization, run.Settings.Project, fullName),
        };
        if (run.Outputs.Find(organization, project, stack) is not { } outputs)
        {
            var known = run.Outputs.Stacks.Count == 0
                ? "no other stack is known"
                : $"the known stacks are {string.Join(", ", run.Outputs.Stacks)}";
            throw diagnostics.Refuse(
                urn, $"The stack reference '{request.Name}' names the stack '{fullName}', which is not there; {known}.");
        }

        return PropertyValue.Map.Of(
        [
            KeyValuePair.Create<string, PropertyValue>("name", new PropertyValue.Text(fullName)),
            KeyValuePair.Create<string, PropertyValue>("outputs", outputs),
            KeyValuePair.Create<string, PropertyValue>("secretOutputNames", new PropertyValue.List(SecretNames(outputs))),
        ]);
    }

    private static ImmutableArray<PropertyValue> SecretNames(PropertyValue.Map outputs)
    {
        var names = ImmutableArray.CreateBuilder<PropertyValue>();
        foreach (var (name, value) in outputs.Entries)
        {
            if (value is PropertyValue.Secret)
            {
                names.Add(new PropertyValue.Text(name));
            }
        }

        return names.ToImmutable();
    }
}
