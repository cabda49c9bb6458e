namespace LandingZone.Cli.Checks;

/// <summary>What a finding is about.</summary>
internal enum FindingKind
{
    /// <summary>A resource against a rule.</summary>
    Rule,

    /// <summary>A statement about the estate that does not hold, or cannot be decided.</summary>
    Proof,

    /// <summary>A waiver that counts no more, or for nothing.</summary>
    Waiver,
}
