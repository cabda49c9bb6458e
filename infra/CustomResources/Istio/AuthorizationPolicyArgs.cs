using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>Who may reach which pods of the mesh.</summary>
internal sealed class AuthorizationPolicyArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("security.istio.io/v1", "AuthorizationPolicy")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<AuthorizationPolicySpecArgs>? Spec { get; set; }
}

/// <summary>Pods, rules, and what becomes of requests that match.</summary>
internal sealed class AuthorizationPolicySpecArgs : ResourceArgs
{
    [Input("rules")]
    private InputList<AuthorizationRuleArgs>? _rules;

    /// <summary>The pods; without it, all of the namespace.</summary>
    [Input("selector")]
    public Input<MeshWorkloadsArgs>? Selector { get; set; }

    /// <summary>ALLOW, DENY, AUDIT or CUSTOM.</summary>
    [Input("action")]
    public Input<string>? Action { get; set; }

    /// <summary>Who decides where the action is CUSTOM.</summary>
    [Input("provider")]
    public Input<AuthorizationProviderArgs>? Provider { get; set; }

    /// <summary>The rules; a request matches where one of them does.</summary>
    public InputList<AuthorizationRuleArgs> Rules
    {
        get => _rules ??= [];
        set => _rules = value;
    }
}

/// <summary>Who decides: an extension provider of the mesh.</summary>
internal sealed class AuthorizationProviderArgs : ResourceArgs
{
    /// <summary>Its name in the mesh's configuration.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }
}

/// <summary>A rule: every part that is given must match.</summary>
internal sealed class AuthorizationRuleArgs : ResourceArgs
{
    [Input("from")]
    private InputList<AuthorizationFromArgs>? _from;

    [Input("to")]
    private InputList<AuthorizationToArgs>? _to;

    [Input("when")]
    private InputList<AuthorizationConditionArgs>? _when;

    /// <summary>Where the request comes from: any of these.</summary>
    public InputList<AuthorizationFromArgs> From
    {
        get => _from ??= [];
        set => _from = value;
    }

    /// <summary>What it asks for: any of these.</summary>
    public InputList<AuthorizationToArgs> To
    {
        get => _to ??= [];
        set => _to = value;
    }

    /// <summary>What else is true of it: all of these.</summary>
    public InputList<AuthorizationConditionArgs> When
    {
        get => _when ??= [];
        set => _when = value;
    }
}

/// <summary>Where a request comes from.</summary>
internal sealed class AuthorizationFromArgs : ResourceArgs
{
    /// <summary>The source.</summary>
    [Input("source")]
    public Input<AuthorizationSourceArgs>? Source { get; set; }
}

/// <summary>The source of a request.</summary>
internal sealed class AuthorizationSourceArgs : ResourceArgs
{
    [Input("principals")]
    private InputList<string>? _principals;

    [Input("notPrincipals")]
    private InputList<string>? _notPrincipals;

    [Input("requestPrincipals")]
    private InputList<string>? _requestPrincipals;

    [Input("notRequestPrincipals")]
    private InputList<string>? _notRequestPrincipals;

    [Input("namespaces")]
    private InputList<string>? _namespaces;

    /// <summary>Identities of pods: "cluster.local/ns/namespace/sa/account".</summary>
    public InputList<string> Principals
    {
        get => _principals ??= [];
        set => _principals = value;
    }

    /// <summary>The opposite.</summary>
    public InputList<string> NotPrincipals
    {
        get => _notPrincipals ??= [];
        set => _notPrincipals = value;
    }

    /// <summary>People by their token: "issuer/subject".</summary>
    public InputList<string> RequestPrincipals
    {
        get => _requestPrincipals ??= [];
        set => _requestPrincipals = value;
    }

    /// <summary>The opposite.</summary>
    public InputList<string> NotRequestPrincipals
    {
        get => _notRequestPrincipals ??= [];
        set => _notRequestPrincipals = value;
    }

    /// <summary>Namespaces.</summary>
    public InputList<string> Namespaces
    {
        get => _namespaces ??= [];
        set => _namespaces = value;
    }
}

/// <summary>What a request asks for.</summary>
internal sealed class AuthorizationToArgs : ResourceArgs
{
    /// <summary>The operation.</summary>
    [Input("operation")]
    public Input<AuthorizationOperationArgs>? Operation { get; set; }
}

/// <summary>An operation.</summary>
internal sealed class AuthorizationOperationArgs : ResourceArgs
{
    [Input("hosts")]
    private InputList<string>? _hosts;

    [Input("methods")]
    private InputList<string>? _methods;

    [Input("paths")]
    private InputList<string>? _paths;

    [Input("notPaths")]
    private InputList<string>? _notPaths;

    [Input("ports")]
    private InputList<string>? _ports;

    /// <summary>Host names.</summary>
    public InputList<string> Hosts
    {
        get => _hosts ??= [];
        set => _hosts = value;
    }

    /// <summary>Methods.</summary>
    public InputList<string> Methods
    {
        get => _methods ??= [];
        set => _methods = value;
    }

    /// <summary>Paths.</summary>
    public InputList<string> Paths
    {
        get => _paths ??= [];
        set => _paths = value;
    }

    /// <summary>The opposite.</summary>
    public InputList<string> NotPaths
    {
        get => _notPaths ??= [];
        set => _notPaths = value;
    }

    /// <summary>Ports.</summary>
    public InputList<string> Ports
    {
        get => _ports ??= [];
        set => _ports = value;
    }
}

/// <summary>Something else that is true of a request.</summary>
internal sealed class AuthorizationConditionArgs : ResourceArgs
{
    [Input("values")]
    private InputList<string>? _values;

    [Input("notValues")]
    private InputList<string>? _notValues;

    /// <summary>What: "request.headers[name]", "source.namespace".</summary>
    [Input("key", required: true)]
    public Input<string> Key { get; set; } = null!;

    /// <summary>Its value: any of these.</summary>
    public InputList<string> Values
    {
        get => _values ??= [];
        set => _values = value;
    }

    /// <summary>The opposite.</summary>
    public InputList<string> NotValues
    {
        get => _notValues ??= [];
        set => _notValues = value;
    }
}
