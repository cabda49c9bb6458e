using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace LandingZone.Policies.Analyzer;

/// <summary>Listens on a free port of this machine, without encryption, for calls of one client: the engine that started it.</summary>
internal sealed class AnalyzerServer : IAsyncDisposable
{
    /// <summary>How much a client may send before it has to wait for us; the default of 64 KiB makes many waits of 50 MB.</summary>
    private const int WindowSize = 8 << 20;

    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stop;

    private AnalyzerServer(WebApplication application, CancellationTokenSource stop, int port)
    {
        (_application, _stop, Port) = (application, stop, port);
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Starts to listen.</summary>
    /// <param name="methods">What can be called.</param>
    /// <param name="stop">Ends the server. A call of Cancel cancels it, too.</param>
    public static async Task<AnalyzerServer> StartAsync(AnalyzerMethods methods, CancellationTokenSource stop)
    {
        // The empty builder reads no settings and logs nothing: standard output belongs to the port.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            // Plans are as large as they are, and the client is the engine itself.
            options.Limits.MaxRequestBodySize = null;
            options.Limits.MinRequestBodyDataRate = null;
            options.Limits.MinResponseDataRate = null;
            options.Limits.Http2.InitialConnectionWindowSize = WindowSize;
            options.Limits.Http2.InitialStreamWindowSize = WindowSize;
            options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });

        var application = builder.Build();
        var calls = new GrpcCalls(methods, stop);
        application.Run(calls.AnswerAsync);
        await application.StartAsync(stop.Token).ConfigureAwait(false);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new AnalyzerServer(application, stop, new Uri(addresses.Addresses.Single()).Port);
    }

    /// <summary>Waits for the end, lets calls that are under way finish, and closes the port.</summary>
    public async Task UntilStoppedAsync()
    {
        await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _application.StopAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
