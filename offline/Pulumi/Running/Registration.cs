using LandingZone.Engine.Monitor;

namespace Pulumi;

/// <summary>
/// Declares resources to the engine: at once, when everything that they need is there, and otherwise as soon as it is.
/// A failure belongs to the resource and its outputs; it fails the run, but the program goes on.
/// </summary>
internal static class Registration
{
    /// <summary>Declares <paramref name="resource"/>, or begins to.</summary>
    public static void Start(Resource resource, ResourceArgs args, ResourceOptions options, bool remote)
    {
        var run = resource.Run!;
        var declaration = new Declaration(run, resource, args, options);
        ValueTask<ResourceState> answer;
        try
        {
            if (remote)
            {
                throw new NotSupportedException(
                    $"{resource.Describe()} is a component that a provider makes; the offline SDK has no way to run it.");
            }

            answer = declaration.TryPrepare() ? declaration.SendAsync() : declaration.PrepareAndSendAsync();
            if (answer.IsCompletedSuccessfully)
            {
                resource.Complete(answer.Result);
                return;
            }
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the resource, and to the report of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Refuse(resource, exception);
            return;
        }

        run.Track(FinishAsync(resource, answer));
    }

    private static async Task FinishAsync(Resource resource, ValueTask<ResourceState> answer)
    {
        try
        {
            resource.Complete(await answer.ConfigureAwait(false));
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the resource, and to the report of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Refuse(resource, exception);
        }
    }

    private static void Refuse(Resource resource, Exception exception)
    {
        resource.Fail(exception);
        resource.Run!.Fail(exception, resource, "The registration of {0} failed");
    }
}
