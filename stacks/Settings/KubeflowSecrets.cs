using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The secrets of Kubeflow, which only the run needs.</summary>
/// <param name="Client">What the identity provider knows Kubeflow by.</param>
/// <param name="Cookie">What sign-in cookies are encrypted with.</param>
/// <param name="Database">The password of Katib's database.</param>
internal sealed record KubeflowSecrets(Input<string> Client, Input<string> Cookie, Input<string> Database)
{
    /// <summary>Their settings.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["kubeflowClientSecret", "kubeflowCookieSecret", "kubeflowDatabasePassword"];

    /// <summary>Values to check other arguments with.</summary>
    public static KubeflowSecrets Trial { get; } = new("", "", "");

    /// <summary>The secrets of the stack that runs; its settings have been checked for them.</summary>
    public static KubeflowSecrets OfStack()
    {
        var config = new Config();
        return new(config.RequireSecret(Keys[0]), config.RequireSecret(Keys[1]), config.RequireSecret(Keys[2]));
    }
}
