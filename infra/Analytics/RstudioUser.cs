using Pulumi;

namespace LandingZone.Analytics;

/// <summary>Somebody who uses RStudio Server on the instances of a fleet, with an account of the operating system there.</summary>
/// <param name="Name">The account: lower-case letters, digits, hyphens and underscores, 31 at most.</param>
/// <param name="PasswordSecretArn">The ARN of the secret whose text is the password; the person or the bank's vault sets it.</param>
public sealed record RstudioUser(string Name, Input<string> PasswordSecretArn);
