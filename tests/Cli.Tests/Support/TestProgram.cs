using Pulumi;

namespace LandingZone.Cli.Tests.Support;

/// <summary>Programs that a test puts in the place of the shipped one.</summary>
internal static class TestProgram
{
    /// <summary>Surroundings in which <paramref name="declare"/> declares whatever stack runs; it is told the stack's name.</summary>
    public static Surroundings Declaring(this Surroundings surroundings, Action<string> declare) =>
        surroundings with { Program = _ => Deployment.RunAsync(() => declare(Deployment.Instance.StackName)) };

    /// <summary>Surroundings in which a component of one stack cannot be made; the other stacks declare nothing.</summary>
    public static Surroundings FailingIn(this Surroundings surroundings, string stack) =>
        surroundings.Declaring(running => _ = running == stack ? new BrokenComponent("vault") : null);

    /// <summary>Surroundings in which every stack gives out what <paramref name="declare"/> returns; it is told the stack's name.</summary>
    public static Surroundings GivingOut(this Surroundings surroundings, Func<string, IDictionary<string, object?>> declare) =>
        surroundings with { Program = _ => Deployment.RunAsync(() => declare(Deployment.Instance.StackName)) };
}
