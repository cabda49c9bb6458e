namespace LandingZone.Registry;

/// <summary>A model of a registry.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does, for people who look for one: 1 to 1024 characters.</param>
public sealed record RegisteredModel(ModelName Name, string Description);
