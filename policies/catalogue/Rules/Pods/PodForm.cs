namespace LandingZone.Policies.Rules.Pods;

/// <summary>In which form an object holds pods.</summary>
internal enum PodForm
{
    /// <summary>A template with <c>metadata</c> and <c>spec</c>.</summary>
    Template,

    /// <summary>The pod's specification itself.</summary>
    Spec,

    /// <summary>Fields of one container and nothing else, such as a job's image and environment.</summary>
    Container,
}
