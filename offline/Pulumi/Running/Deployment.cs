using System.Collections.Immutable;
using LandingZone.Engine.Monitor;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs a program that declares a stack: against the engine of the present flow, or, in a test, against mocks.</summary>
public sealed class Deployment
{
    private Deployment()
    {
    }

    /// <summary>The deployment that runs.</summary>
    /// <exception cref="InvalidOperationException">None does.</exception>
    public static DeploymentInstance Instance => ProgramRun.Instance;

    /// <summary>Runs a program.</summary>
    /// <param name="action">Declares the resources.</param>
    /// <returns>The exit code: 0, 1 when the program reported errors, 32 when it failed.</returns>
    /// <exception cref="InvalidOperationException">There is no engine, or the caller runs inside another program.</exception>
    public static Task<int> RunAsync(Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return RunAsync(() =>
        {
            action();
            return ImmutableDictionary<string, object?>.Empty;
        });
    }

    /// <summary>Runs a program.</summary>
    /// <param name="func">Declares the resources and gives the stack outputs by name.</param>
    /// <returns>The exit code: 0, 1 when the program reported errors, 32 when it failed.</returns>
    /// <exception cref="InvalidOperationException">There is no engine, or the caller runs inside another program.</exception>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(() => Task.FromResult(func()));
    }

    /// <summary>Runs a program.</summary>
    /// <param name="func">Declares the resources.</param>
    /// <returns>The exit code: 0, 1 when the program reported errors, 32 when it failed.</returns>
    /// <exception cref="InvalidOperationException">There is no engine, or the caller runs inside another program.</exception>
    public static Task<int> RunAsync(Func<Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return (IDictionary<string, object?>)ImmutableDictionary<string, object?>.Empty;
        });
    }

    /// <summary>Runs a program.</summary>
    /// <param name="func">Declares the resources and gives the stack outputs by name.</param>
    /// <param name="options">Settings of the stack.</param>
    /// <returns>The exit code: 0, 1 when the program reported errors, 32 when it failed.</returns>
    /// <exception cref="InvalidOperationException">There is no engine, or the caller runs inside another program.</exception>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        return RunWithEngineAsync(() => Stack.RunAsync(func, options));
    }

    /// <summary>Runs a program whose stack is a class.</summary>
    /// <typeparam name="TStack">The class; its constructor declares the resources.</typeparam>
    /// <returns>The exit code: 0, 1 when the program reported errors, 32 when it failed.</returns>
    /// <exception cref="InvalidOperationException">There is no engine, or the caller runs inside another program.</exception>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RunWithEngineAsync(() => Stack.RunAsync(Make<TStack>));

    /// <summary>Runs a program whose stack comes from a service provider.</summary>
    /// <typeparam name="TStack">The class of the stack.</typeparam>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <returns>The exit code: 0, 1 when the program reported errors, 32 when it failed.</returns>
    /// <exception cref="InvalidOperationException">There is no engine, or the caller runs inside another program.</exception>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunWithEngineAsync(() => Stack.RunAsync(() => Resolve<TStack>(serviceProvider)));
    }

    /// <summary>Runs a stack class against mocks.</summary>
    /// <typeparam name="TStack">The class; its constructor declares the resources.</typeparam>
    /// <param name="mocks">Stand in for the engine.</param>
    /// <param name="options">Settings of the run; null for the defaults, which are those of a preview.</param>
    /// <returns>The resources, the stack among them.</returns>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() =>
        [.. await TestRun.ExecuteAsync(mocks, options, () => Stack.RunAsync(Make<TStack>)).ConfigureAwait(false)];

    /// <summary>Runs a stack class from a service provider against mocks.</summary>
    /// <typeparam name="TStack">The class of the stack.</typeparam>
    /// <param name="mocks">Stand in for the engine.</param>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <param name="options">Settings of the run; null for the defaults, which are those of a preview.</param>
    /// <returns>The resources, the stack among them.</returns>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        Task Program() => Stack.RunAsync(() => Resolve<TStack>(serviceProvider));
        return [.. await TestRun.ExecuteAsync(mocks, options, Program).ConfigureAwait(false)];
    }

    /// <summary>Runs a program against mocks.</summary>
    /// <param name="testMocks">Stand in for the engine.</param>
    /// <param name="testOptions">Settings of the run.</param>
    /// <param name="createResources">Declares the resources and gives the stack outputs by name.</param>
    /// <returns>The resources without the stack, and the outputs.</returns>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await TestRun.ExecuteAsync(testMocks, testOptions, () => Stack.RunAsync(Declare, null)).ConfigureAwait(false);
        return ([.. resources.Where(resource => resource is not Stack)], outputs);

        async Task<IDictionary<string, object?>> Declare() => outputs = await createResources().ConfigureAwait(false);
    }

    /// <summary>Runs a program against mocks.</summary>
    /// <param name="testMocks">Stand in for the engine.</param>
    /// <param name="testOptions">Settings of the run.</param>
    /// <param name="createResources">Declares the resources and gives the stack outputs by name.</param>
    /// <returns>The resources without the stack, and the outputs.</returns>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        return TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));
    }

    /// <summary>Runs a program against mocks.</summary>
    /// <param name="testMocks">Stand in for the engine.</param>
    /// <param name="testOptions">Settings of the run.</param>
    /// <param name="createResources">Declares the resources.</param>
    /// <returns>The resources without the stack.</returns>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        var (resources, _) = await TestAsync(testMocks, testOptions, Declare).ConfigureAwait(false);
        return resources;

        async Task<IDictionary<string, object?>> Declare()
        {
            await createResources().ConfigureAwait(false);
            return new Dictionary<string, object?>();
        }
    }

    /// <summary>Runs a program against mocks.</summary>
    /// <param name="testMocks">Stand in for the engine.</param>
    /// <param name="testOptions">Settings of the run.</param>
    /// <param name="createResources">Declares the resources.</param>
    /// <returns>The resources without the stack.</returns>
    /// <exception cref="RunException">The program failed.</exception>
    /// <exception cref="AggregateException">It failed more than once.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources)
    {
        ArgumentNullException.ThrowIfNull(createResources);
        return TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });
    }

    // Must stay async: the run is part of this flow, and must not leak into the caller's.
    private static async Task<int> RunWithEngineAsync(Func<Task> program)
    {
        if (ResourceMonitor.Current is { } monitor)
        {
            return await ProgramRun.ForEngine(monitor).ExecuteAsync(program).ConfigureAwait(false);
        }

        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PULUMI_MONITOR")))
        {
            await Console.Error.WriteLineAsync(
                "This program was built against the offline Pulumi SDK, which cannot deploy: " +
                "run `export PulumiSdk=official`, build it again, and repeat the command.").ConfigureAwait(false);
            return ExitCodes.Failed;
        }

        throw new InvalidOperationException(
            "Program run without the Pulumi engine available; re-run using the `pulumi` CLI, " +
            "or preview it with `dotnet run --project cli`");
    }

    // Not new TStack(): that would hide the exception of the constructor in another one.
    private static TStack Make<TStack>()
        where TStack : Stack =>
        (TStack)Activator.CreateInstance(typeof(TStack), System.Reflection.BindingFlags.DoNotWrapExceptions
            | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public, null, null, null)!;

    private static TStack Resolve<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack =>
        serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack)} from service provider. " +
            "Register the type with the service provider before calling RunAsync.");
}
