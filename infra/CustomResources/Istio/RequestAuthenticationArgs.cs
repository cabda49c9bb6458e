using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>Whose tokens are believed.</summary>
internal sealed class RequestAuthenticationArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("security.istio.io/v1", "RequestAuthentication")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<RequestAuthenticationSpecArgs>? Spec { get; set; }
}

/// <summary>Pods and the issuers that they believe.</summary>
internal sealed class RequestAuthenticationSpecArgs : ResourceArgs
{
    [Input("jwtRules")]
    private InputList<JwtRuleArgs>? _jwtRules;

    /// <summary>The pods; without it, all of the namespace.</summary>
    [Input("selector")]
    public Input<MeshWorkloadsArgs>? Selector { get; set; }

    /// <summary>The issuers.</summary>
    public InputList<JwtRuleArgs> JwtRules
    {
        get => _jwtRules ??= [];
        set => _jwtRules = value;
    }
}

/// <summary>An issuer of tokens.</summary>
internal sealed class JwtRuleArgs : ResourceArgs
{
    [Input("audiences")]
    private InputList<string>? _audiences;

    [Input("fromHeaders")]
    private InputList<JwtHeaderArgs>? _fromHeaders;

    [Input("outputClaimToHeaders")]
    private InputList<ClaimHeaderArgs>? _outputClaimToHeaders;

    /// <summary>The issuer, as tokens name it.</summary>
    [Input("issuer", required: true)]
    public Input<string> Issuer { get; set; } = null!;

    /// <summary>For whom tokens must be meant: any of these.</summary>
    public InputList<string> Audiences
    {
        get => _audiences ??= [];
        set => _audiences = value;
    }

    /// <summary>Where its public keys are.</summary>
    [Input("jwksUri")]
    public Input<string>? JwksUri { get; set; }

    /// <summary>Where requests carry the token.</summary>
    public InputList<JwtHeaderArgs> FromHeaders
    {
        get => _fromHeaders ??= [];
        set => _fromHeaders = value;
    }

    /// <summary>Whether the token goes on to the pods.</summary>
    [Input("forwardOriginalToken")]
    public Input<bool>? ForwardOriginalToken { get; set; }

    /// <summary>Claims that become headers; what a client wrote there is replaced.</summary>
    public InputList<ClaimHeaderArgs> OutputClaimToHeaders
    {
        get => _outputClaimToHeaders ??= [];
        set => _outputClaimToHeaders = value;
    }
}

/// <summary>A header with a token.</summary>
internal sealed class JwtHeaderArgs : ResourceArgs
{
    /// <summary>The header.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>What stands before the token.</summary>
    [Input("prefix")]
    public Input<string>? Prefix { get; set; }
}

/// <summary>A claim that becomes a header.</summary>
internal sealed class ClaimHeaderArgs : ResourceArgs
{
    /// <summary>The header.</summary>
    [Input("header")]
    public Input<string>? Header { get; set; }

    /// <summary>The claim.</summary>
    [Input("claim")]
    public Input<string>? Claim { get; set; }
}
