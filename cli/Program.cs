using LandingZone.Cli;

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The first Ctrl+C ends the run in good order; a second one ends the process.
    pressed.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};
var surroundings = Surroundings.OfProcess();
var exitCode = await CommandLine.RunAsync(args, surroundings, cancellation.Token);
await surroundings.Out.FlushAsync();
return exitCode;
