namespace Pulumi;

/// <summary>A setting is encrypted, and what could decrypt it is not at hand.</summary>
internal sealed class ConfigSealedException(string key, string secretForm) : RunException(
    $"Configuration '{key}' is encrypted and cannot be read offline; read it with `{secretForm}`, which gives a secret that stays " +
    "unknown offline, or run the program with `pulumi preview`");
