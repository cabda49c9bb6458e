using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Which resources a statement speaks of. Everything that is given must fit; texts are patterns with <c>*</c> and <c>?</c>.</summary>
public sealed record Selector
{
    private const string PersonaRoles = "landingzone:identity:PersonaRoles";
    private const string DataClassTag = "landing-zone:data-class";

    /// <summary>The zone: stacks of this name, or whose name begins with it and a dash.</summary>
    public string? Zone { get; init; }

    /// <summary>The stack's name.</summary>
    public string? Stack { get; init; }

    /// <summary>A word such as <c>bucket</c>, or a resource type.</summary>
    public string? Type { get; init; }

    /// <summary>The name that the program gave the resource.</summary>
    public string? Name { get; init; }

    /// <summary>The name in AWS: the last part of the ARN.</summary>
    public string? AwsName { get; init; }

    /// <summary>A component around it, by type or name.</summary>
    public string? Within { get; init; }

    /// <summary>The class of the data that it holds, by its tag.</summary>
    public string? DataClass { get; init; }

    /// <summary>The role of a kind of people, such as <c>data-scientist</c>.</summary>
    public string? Persona { get; init; }

    /// <summary>
    /// A role that is in no plan, by its name with its path, such as <c>landing-zone/key-administrator</c>: in every account of the
    /// stacks that are meant. Its own policies are not known and could allow it everything.
    /// </summary>
    public string? UnplannedRole { get; init; }

    /// <summary>Tags that it has.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Of a bucket, the objects under this key or pattern of keys.</summary>
    public string? Objects { get; init; }

    /// <summary>Where it stands in the file.</summary>
    public int Line { get; init; }

    /// <summary>Whether a stack is meant.</summary>
    public bool FitsStack(string stack) =>
        (Zone is null || stack == Zone || stack.StartsWith(Zone + "-", StringComparison.Ordinal))
        && (Stack is null || Wildcard.Matches(Stack, stack));

    /// <summary>The resources that are meant.</summary>
    internal IEnumerable<(StackResources Stack, Resource Resource)> Among(Estate estate)
    {
        foreach (var stack in estate.Stacks.Where(stack => FitsStack(stack.Name)))
        {
            var candidates = Type is not null && KindWords.TypesOf(Type) is { } types ? stack.OfType([.. types]) : stack.All;
            foreach (var resource in candidates)
            {
                if (Fits(stack, resource))
                {
                    yield return (stack, resource);
                }
            }
        }
    }

    /// <summary>Whether a resource is meant.</summary>
    public bool Fits(StackResources stack, Resource resource) =>
        FitsStack(stack.Name)
        && UnplannedRole is null
        && (Type is null || (KindWords.TypesOf(Type)?.Contains(resource.Type) ?? Wildcard.Matches(Type, resource.Type)))
        && (Name is null || Wildcard.Matches(Name, resource.Name))
        && (AwsName is null || Wildcard.Matches(AwsName, NameOf(resource)))
        && (Persona is null || IsPersona(stack, resource))
        && (Within is null || stack.AncestorsOf(resource).Any(around => Wildcard.Matches(Within, around.Type) || Wildcard.Matches(Within, around.Name)))
        && (DataClass is null || resource["tags"][DataClassTag].Text == DataClass)
        && Tags.All(tag => resource["tags"][tag.Key].Text is { } value && Wildcard.Matches(tag.Value, value));

    private static string NameOf(Resource resource)
    {
        var text = resource["arn"].Text ?? resource.Id.Text ?? "";
        return text[(text.LastIndexOfAny(['/', ':']) + 1)..];
    }

    private bool IsPersona(StackResources stack, Resource resource) =>
        KindWords.Of(resource.Type) == "role"
        && (resource.Name == Persona || resource.Name.EndsWith("-" + Persona, StringComparison.Ordinal))
        && stack.AncestorsOf(resource).Any(around => around.Type == PersonaRoles);
}
