using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>A pod as some object describes it, whatever the object is.</summary>
internal sealed class PodTemplate
{
    private static readonly (string List, string Label)[] Lists =
        [("containers", "container"), ("initContainers", "init container"), ("ephemeralContainers", "ephemeral container")];

    /// <summary>The parts of an object in which pods may stand.</summary>
    private static readonly string[] Parts = ["metadata", "spec", "template", "items"];

    private PodTemplate(Resource on, PodPlace place, string path, Value labels, Value spec)
    {
        (On, Place, Path, Labels, Spec) = (on, place, path, labels, spec);
        Containers = place.Form == PodForm.Container
            ? [new(this, path, $"container of {path}", spec)]
            : [.. Lists.SelectMany(list => ContainersIn(spec[list.List], list.List, list.Label))];
    }

    /// <summary>The object that holds it.</summary>
    public Resource On { get; }

    /// <summary>The place in the kind of object.</summary>
    public PodPlace Place { get; }

    /// <summary>The path of its specification, such as <c>spec.template.spec</c>.</summary>
    public string Path { get; }

    /// <summary>The pod's labels.</summary>
    public Value Labels { get; }

    /// <summary>The pod's specification; the fields of the container where only those are given.</summary>
    public Value Spec { get; }

    /// <summary>All containers: those that stay, those that come first, and those that somebody debugs with.</summary>
    public IReadOnlyList<PodContainer> Containers { get; }

    /// <summary>Whether it runs on Windows, which knows no capabilities, no seccomp and no gain of privileges.</summary>
    public bool IsWindows => Spec["os"]["name"].Is("windows").IsYes;

    /// <summary>The paths of what is not known yet and may hold containers.</summary>
    public IEnumerable<string> UnknownParts => Spec.IsUnknown
        ? [Path]
        : Lists.Where(list => Spec[list.List].IsUnknown || Spec[list.List].Items.Any(item => item.IsUnknown)).Select(list => At(list.List));

    /// <summary>The path of a part of the specification.</summary>
    public string At(string part) => $"{Path}.{part}";

    /// <summary>The pods of a resource of one of <see cref="PodKinds.Types"/>.</summary>
    public static IReadOnlyList<PodTemplate> Of(Resource resource)
    {
        var root = Value.Of(Parts.Select(part => KeyValuePair.Create(part, resource.Manifest(part))));
        return
        [
            .. PodKinds.Places[resource.Type].SelectMany(place => Walk(root, "", place.Path.Length == 0 ? [] : place.Path.Split('.'))
                .Select(found => Make(resource, place, found.Path, found.Value))).OfType<PodTemplate>(),
        ];
    }

    private static PodTemplate? Make(Resource on, PodPlace place, string path, Value found)
    {
        var spec = place.Form == PodForm.Template ? found["spec"] : found;
        var labels = place.Form == PodForm.Template ? found["metadata"]["labels"] : found["labels"];
        var at = place.Form != PodForm.Template ? path : path.Length == 0 ? "spec" : $"{path}.spec";
        return spec.IsAbsent ? null : new(on, place, at, labels, spec);
    }

    /// <summary>The values at a path with their own paths, each list and map taken apart. What is not known ends the way.</summary>
    private static IEnumerable<(Value Value, string Path)> Walk(Value from, string path, ReadOnlyMemory<string> way)
    {
        if (way.IsEmpty || from.IsUnknown)
        {
            return [(from, path)];
        }

        var step = way.Span[0];
        var name = step.TrimEnd('[', ']', '{', '}');
        var next = from[name];
        var at = path.Length == 0 ? name : $"{path}.{name}";
        var rest = way[1..];
        return next.IsAbsent ? []
            : next.IsUnknown ? [(next, at)]
            : step.EndsWith("[]", StringComparison.Ordinal) ? next.Items.SelectMany((item, i) => Walk(item, $"{at}[{i}]", rest))
            : step.EndsWith("{}", StringComparison.Ordinal) ? next.Entries.SelectMany(entry => Walk(entry.Value, $"{at}.{entry.Key}", rest))
            : Walk(next, at, rest);
    }

    private IEnumerable<PodContainer> ContainersIn(Value list, string name, string label) =>
        list.Items.Select((item, i) => item.IsUnknown ? null : ContainerOf(name, label, item, i)).OfType<PodContainer>();

    private PodContainer ContainerOf(string list, string label, Value value, int index) =>
        new(this, $"{At(list)}[{index}]", value["name"].Text is { } name ? $"{label} '{name}'" : $"{label} {index + 1}", value);
}
