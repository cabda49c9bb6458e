namespace Pulumi;

/// <summary>The deployment that runs: which stack it is, and calls of provider functions.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(ProgramRun run) => Run = run;

    /// <summary>The organization of the stack.</summary>
    public string OrganizationName => Run.Settings.Organization;

    /// <summary>The project, as in Pulumi.yaml.</summary>
    public string ProjectName => Run.Settings.Project;

    /// <summary>The stack's own name.</summary>
    public string StackName => Run.Settings.Stack;

    /// <summary>The folder that holds Pulumi.yaml.</summary>
    public string RootDirectory => Run.Settings.RootDirectory;

    /// <summary>Whether this is a preview, in which what the cloud would compute is unknown.</summary>
    public bool IsDryRun => Run.IsDryRun;

    internal ProgramRun Run { get; }

    /// <summary>Calls a provider function. While an argument is unknown, the function is not called and the result is unknown.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Settings of the call.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invocation.Start<T>(Run, token, args, options, Invocation.Whole<T>);

    /// <summary>Calls a provider function. While an argument is unknown, the function is not called and the result is unknown.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Settings of the call, with what has to be there before.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Invocation.Start<T>(Run, token, args, options, Invocation.Whole<T>);

    /// <summary>
    /// As <see cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>, for a function whose result has one part: that part.
    /// </summary>
    /// <typeparam name="T">The type of the part.</typeparam>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Settings of the call.</param>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invocation.Start<T>(Run, token, args, options, Invocation.OnlyPart<T>);

    /// <summary>
    /// As <see cref="Invoke{T}(string, InvokeArgs, InvokeOutputOptions)"/>, for a function whose result has one part: that part.
    /// </summary>
    /// <typeparam name="T">The type of the part.</typeparam>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Settings of the call, with what has to be there before.</param>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Invocation.Start<T>(Run, token, args, options, Invocation.OnlyPart<T>);

    /// <summary>Calls a provider function with plain arguments.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments, none of them unknown.</param>
    /// <param name="options">Settings of the call.</param>
    /// <exception cref="InvalidOperationException">An argument is unknown.</exception>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invocation.CallAsync<T>(Run, token, args, options, Invocation.Whole<T>);

    /// <summary>Calls a provider function that gives nothing, with plain arguments.</summary>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments, none of them unknown.</param>
    /// <param name="options">Settings of the call.</param>
    /// <exception cref="InvalidOperationException">An argument is unknown.</exception>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invocation.CallAsync<object>(Run, token, args, options, Invocation.Whole<object>);

    /// <summary>
    /// As <see cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions)"/>, for a function whose result has one part: that part.
    /// </summary>
    /// <typeparam name="T">The type of the part.</typeparam>
    /// <param name="token">The function token.</param>
    /// <param name="args">The arguments, none of them unknown.</param>
    /// <param name="options">Settings of the call.</param>
    /// <exception cref="InvalidOperationException">An argument is unknown.</exception>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Invocation.CallAsync<T>(Run, token, args, options, Invocation.OnlyPart<T>);
}
