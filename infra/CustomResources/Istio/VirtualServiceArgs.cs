using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>Which requests go where.</summary>
internal sealed class VirtualServiceArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("networking.istio.io/v1", "VirtualService")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<VirtualServiceSpecArgs>? Spec { get; set; }
}

/// <summary>Hosts, gateways and routes.</summary>
internal sealed class VirtualServiceSpecArgs : ResourceArgs
{
    [Input("hosts")]
    private InputList<string>? _hosts;

    [Input("gateways")]
    private InputList<string>? _gateways;

    [Input("http")]
    private InputList<HttpRouteArgs>? _http;

    /// <summary>The host names.</summary>
    public InputList<string> Hosts
    {
        get => _hosts ??= [];
        set => _hosts = value;
    }

    /// <summary>The gateways, "namespace/name", and "mesh" for requests from inside.</summary>
    public InputList<string> Gateways
    {
        get => _gateways ??= [];
        set => _gateways = value;
    }

    /// <summary>The routes, of which the first that matches is taken.</summary>
    public InputList<HttpRouteArgs> Http
    {
        get => _http ??= [];
        set => _http = value;
    }
}

/// <summary>A route.</summary>
internal sealed class HttpRouteArgs : ResourceArgs
{
    [Input("match")]
    private InputList<HttpMatchArgs>? _match;

    [Input("route")]
    private InputList<HttpRouteDestinationArgs>? _route;

    [Input("mirrors")]
    private InputList<HttpMirrorArgs>? _mirrors;

    /// <summary>Its name, for logs.</summary>
    [Input("name")]
    public Input<string>? Name { get; set; }

    /// <summary>The requests that it is for: any of these.</summary>
    public InputList<HttpMatchArgs> Match
    {
        get => _match ??= [];
        set => _match = value;
    }

    /// <summary>What is changed of a request.</summary>
    [Input("rewrite")]
    public Input<HttpRewriteArgs>? Rewrite { get; set; }

    /// <summary>Where requests go, by weight.</summary>
    public InputList<HttpRouteDestinationArgs> Route
    {
        get => _route ??= [];
        set => _route = value;
    }

    /// <summary>Where copies of requests go, whose answers nobody gets.</summary>
    public InputList<HttpMirrorArgs> Mirrors
    {
        get => _mirrors ??= [];
        set => _mirrors = value;
    }

    /// <summary>Headers that are changed.</summary>
    [Input("headers")]
    public Input<HttpHeadersArgs>? Headers { get; set; }

    /// <summary>How long an answer may take, "30s".</summary>
    [Input("timeout")]
    public Input<string>? Timeout { get; set; }
}

/// <summary>What a request is like.</summary>
internal sealed class HttpMatchArgs : ResourceArgs
{
    [Input("headers")]
    private InputMap<TextMatchArgs>? _headers;

    /// <summary>Its path.</summary>
    [Input("uri")]
    public Input<TextMatchArgs>? Uri { get; set; }

    /// <summary>The port that it came to.</summary>
    [Input("port")]
    public Input<int>? Port { get; set; }

    /// <summary>Its headers, by name.</summary>
    public InputMap<TextMatchArgs> Headers
    {
        get => _headers ??= [];
        set => _headers = value;
    }
}

/// <summary>What a text is like: one of the three.</summary>
internal sealed class TextMatchArgs : ResourceArgs
{
    /// <summary>The whole text.</summary>
    [Input("exact")]
    public Input<string>? Exact { get; set; }

    /// <summary>Its beginning.</summary>
    [Input("prefix")]
    public Input<string>? Prefix { get; set; }

    /// <summary>A pattern of RE2.</summary>
    [Input("regex")]
    public Input<string>? Regex { get; set; }
}

/// <summary>What is changed of a request.</summary>
internal sealed class HttpRewriteArgs : ResourceArgs
{
    /// <summary>What replaces the path, or the beginning of it that matched.</summary>
    [Input("uri")]
    public Input<string>? Uri { get; set; }

    /// <summary>What replaces the host.</summary>
    [Input("authority")]
    public Input<string>? Authority { get; set; }
}

/// <summary>A destination and its share.</summary>
internal sealed class HttpRouteDestinationArgs : ResourceArgs
{
    /// <summary>The destination.</summary>
    [Input("destination")]
    public Input<DestinationArgs>? Destination { get; set; }

    /// <summary>Its share in percent.</summary>
    [Input("weight")]
    public Input<int>? Weight { get; set; }

    /// <summary>Headers that are changed for this destination.</summary>
    [Input("headers")]
    public Input<HttpHeadersArgs>? Headers { get; set; }
}

/// <summary>A destination that gets copies.</summary>
internal sealed class HttpMirrorArgs : ResourceArgs
{
    /// <summary>The destination.</summary>
    [Input("destination")]
    public Input<DestinationArgs>? Destination { get; set; }

    /// <summary>The share of requests that it gets.</summary>
    [Input("percentage")]
    public Input<PercentageArgs>? Percentage { get; set; }
}

/// <summary>A share.</summary>
internal sealed class PercentageArgs : ResourceArgs
{
    /// <summary>Percent, 0 to 100.</summary>
    [Input("value")]
    public Input<double>? Value { get; set; }
}

/// <summary>A service of the mesh.</summary>
internal sealed class DestinationArgs : ResourceArgs
{
    /// <summary>Its full name.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>The subset of its destination rule.</summary>
    [Input("subset")]
    public Input<string>? Subset { get; set; }

    /// <summary>Its port.</summary>
    [Input("port")]
    public Input<PortSelectorArgs>? Port { get; set; }
}

/// <summary>A port.</summary>
internal sealed class PortSelectorArgs : ResourceArgs
{
    /// <summary>Its number.</summary>
    [Input("number")]
    public Input<int>? Number { get; set; }
}

/// <summary>Headers that are changed.</summary>
internal sealed class HttpHeadersArgs : ResourceArgs
{
    /// <summary>Of requests.</summary>
    [Input("request")]
    public Input<HeaderChangesArgs>? Request { get; set; }

    /// <summary>Of answers.</summary>
    [Input("response")]
    public Input<HeaderChangesArgs>? Response { get; set; }
}

/// <summary>Changes of headers.</summary>
internal sealed class HeaderChangesArgs : ResourceArgs
{
    [Input("set")]
    private InputMap<string>? _set;

    [Input("add")]
    private InputMap<string>? _add;

    [Input("remove")]
    private InputList<string>? _remove;

    /// <summary>Headers that get a value.</summary>
    public InputMap<string> Set
    {
        get => _set ??= [];
        set => _set = value;
    }

    /// <summary>Headers that get one more value.</summary>
    public InputMap<string> Add
    {
        get => _add ??= [];
        set => _add = value;
    }

    /// <summary>Headers that are taken away.</summary>
    public InputList<string> Remove
    {
        get => _remove ??= [];
        set => _remove = value;
    }
}
