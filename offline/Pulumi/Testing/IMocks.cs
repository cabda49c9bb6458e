namespace Pulumi.Testing;

/// <summary>Stands in for the engine and the providers in a test.</summary>
public interface IMocks
{
    /// <summary>Answers the registration, or the reading, of a resource.</summary>
    /// <param name="args">The resource.</param>
    /// <returns>Its id, and its outputs: a dictionary by wire name.</returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers the call of a provider function.</summary>
    /// <param name="args">The call.</param>
    /// <returns>The result: a dictionary by wire name.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Takes the outputs of a component or of the stack.</summary>
    /// <param name="args">The outputs.</param>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
