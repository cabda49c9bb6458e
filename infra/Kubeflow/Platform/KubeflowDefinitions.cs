using Pulumi;
using Definition = Pulumi.Kubernetes.ApiExtensions.V1.CustomResourceDefinition;
using DefinitionInputs = Pulumi.Kubernetes.Types.Inputs.ApiExtensions.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The definitions of Kubeflow's own kinds. Where Kubeflow repeats the whole schema of a pod, these take the pod as it is given: the
/// Kubernetes API checks it again when the controller makes the pod. Katib's kinds have no schema of their own upstream either.
/// </summary>
internal sealed class KubeflowDefinitions
{
    private readonly PlatformObjects _objects;

    public KubeflowDefinitions(PlatformObjects objects)
    {
        _objects = objects;
        Profiles = Define("kubeflow.org", "Profile", "profiles", "Cluster", Spec(Profile(), "owner"), ["v1"], ["v1beta1"]);
        Notebooks = Define(
            "kubeflow.org", "Notebook", "notebooks", "Namespaced", Spec(Object(("template", Object(("spec", Free()))))), ["v1beta1"], ["v1", "v1alpha1"]);
        PodDefaults = Define("kubeflow.org", "PodDefault", "poddefaults", "Namespaced", Spec(Free(), "selector"), ["v1alpha1"], []);
        Experiments = Define("kubeflow.org", "Experiment", "experiments", "Namespaced", Free(), ["v1beta1"], []);
        Suggestions = Define("kubeflow.org", "Suggestion", "suggestions", "Namespaced", Free(), ["v1beta1"], []);
        Trials = Define("kubeflow.org", "Trial", "trials", "Namespaced", Free(), ["v1beta1"], []);
    }

    public Definition Profiles { get; }

    public Definition Notebooks { get; }

    public Definition PodDefaults { get; }

    public Definition Experiments { get; }

    public Definition Suggestions { get; }

    public Definition Trials { get; }

    /// <summary>All of them.</summary>
    public Definition[] All => [Profiles, Notebooks, PodDefaults, Experiments, Suggestions, Trials];

    private Definition Define(
        string group, string kind, string plural, string scope, DefinitionInputs.JSONSchemaPropsArgs schema, string[] stored, string[] served) =>
        new(_objects.Logical(plural), new DefinitionInputs.CustomResourceDefinitionArgs
        {
            Metadata = _objects.OfCluster($"{plural}.{group}"),
            Spec = new DefinitionInputs.CustomResourceDefinitionSpecArgs
            {
                Group = group,
                Scope = scope,
                Names = new DefinitionInputs.CustomResourceDefinitionNamesArgs
                {
                    Kind = kind, ListKind = $"{kind}List", Plural = plural, Singular = plural[..^1],
                },
                Versions =
                    (Input<DefinitionInputs.CustomResourceDefinitionVersionArgs>[])
                    [.. stored.Select(version => Version(version, true, schema)), .. served.Select(version => Version(version, false, schema))],
            },
        }, _objects.Options());

    private static Input<DefinitionInputs.CustomResourceDefinitionVersionArgs> Version(
        string version, bool stored, DefinitionInputs.JSONSchemaPropsArgs schema) => new DefinitionInputs.CustomResourceDefinitionVersionArgs
    {
        Name = version,
        Served = true,
        Storage = stored,
        Subresources = new DefinitionInputs.CustomResourceSubresourcesArgs { Status = new Dictionary<string, object>() },
        Schema = new DefinitionInputs.CustomResourceValidationArgs { OpenAPIV3Schema = schema },
    };

    private static DefinitionInputs.JSONSchemaPropsArgs Spec(DefinitionInputs.JSONSchemaPropsArgs spec, params string[] required)
    {
        if (required.Length > 0)
        {
            spec.Required = required;
        }

        return Object(("spec", spec), ("status", Free()));
    }

    private static DefinitionInputs.JSONSchemaPropsArgs Profile() => Object(
        ("owner", Required(Object(("kind", Text()), ("name", Text()), ("apiGroup", Text()), ("namespace", Text())), "kind", "name")),
        ("resourceQuotaSpec", Free()),
        ("plugins", new DefinitionInputs.JSONSchemaPropsArgs { Type = "array", Items = Free() }));

    private static DefinitionInputs.JSONSchemaPropsArgs Object(params (string Name, DefinitionInputs.JSONSchemaPropsArgs Schema)[] properties)
    {
        var schema = new DefinitionInputs.JSONSchemaPropsArgs { Type = "object" };
        foreach (var (property, of) in properties)
        {
            schema.Properties.Add(property, of);
        }

        return schema;
    }

    private static DefinitionInputs.JSONSchemaPropsArgs Required(DefinitionInputs.JSONSchemaPropsArgs schema, params string[] names)
    {
        schema.Required = names;
        return schema;
    }

    private static DefinitionInputs.JSONSchemaPropsArgs Text() => new() { Type = "string" };

    /// <summary>An object that is kept as it is given.</summary>
    private static DefinitionInputs.JSONSchemaPropsArgs Free() => new() { Type = "object", X_kubernetes_preserve_unknown_fields = true };
}
