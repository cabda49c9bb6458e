using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Kubeflow;

/// <summary>A tenant: whose namespace it is, and what the profile controller puts there (Kubeflow Dashboard 2.0).</summary>
internal sealed class ProfileArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("kubeflow.org/v1", "Profile")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<ProfileSpecArgs>? Spec { get; set; }
}

/// <summary>The tenant.</summary>
internal sealed class ProfileSpecArgs : ResourceArgs
{
    /// <summary>Who owns the namespace of the profile's name.</summary>
    [Input("owner")]
    public Input<ProfileOwnerArgs>? Owner { get; set; }

    /// <summary>A quota that the controller keeps.</summary>
    [Input("resourceQuotaSpec")]
    public Input<CoreInputs.ResourceQuotaSpecArgs>? ResourceQuotaSpec { get; set; }
}

/// <summary>The owner of a profile.</summary>
internal sealed class ProfileOwnerArgs : ResourceArgs
{
    /// <summary>User, Group or ServiceAccount.</summary>
    [Input("kind", required: true)]
    public Input<string> Kind { get; set; } = null!;

    /// <summary>The name: for people, what the identity header carries.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>rbac.authorization.k8s.io for users and groups.</summary>
    [Input("apiGroup")]
    public Input<string>? ApiGroup { get; set; }
}
