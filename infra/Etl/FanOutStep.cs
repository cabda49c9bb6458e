namespace LandingZone.Etl;

/// <summary>What the functions of a fan-out differ in.</summary>
/// <param name="What">The step: the module of its handler.</param>
/// <param name="Description">What it is for.</param>
/// <param name="MemoryMib">Memory.</param>
/// <param name="TimeoutSeconds">How long a call may take.</param>
/// <param name="Concurrency">How many calls run at once.</param>
/// <param name="BatchSize">Messages of one call.</param>
internal sealed record FanOutStep(string What, string Description, int MemoryMib, int TimeoutSeconds, int Concurrency, int BatchSize);
