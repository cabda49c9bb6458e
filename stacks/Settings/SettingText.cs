namespace LandingZone.Stacks.Settings;

/// <summary>A setting as the Pulumi engine hands it to a program: scalars as they are written, structures as JSON.</summary>
/// <param name="Text">The value; null where it is encrypted and cannot be read here.</param>
/// <param name="IsSecret">Whether it is a secret, or has one inside.</param>
public sealed record SettingText(string? Text, bool IsSecret);
