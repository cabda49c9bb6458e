return await LandingZone.Stacks.LandingZoneProgram.RunAsync().ConfigureAwait(false);
