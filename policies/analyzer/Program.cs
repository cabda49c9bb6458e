using LandingZone.Policies.Analyzer;

// The engine's address stands last; flags may stand before it, and none of them changes what a rule says.
using var stop = new CancellationTokenSource();
using var interrupted = Signals.StopOn(stop);
await using var server = await AnalyzerServer.StartAsync(new AnalyzerMethods(new PolicyPack()), stop).ConfigureAwait(false);

// The first line must be the port and nothing else: the engine reads it to know where to call.
await Console.Out.WriteLineAsync(server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)).ConfigureAwait(false);
await Console.Out.FlushAsync().ConfigureAwait(false);
await server.UntilStoppedAsync().ConfigureAwait(false);
return 0;
