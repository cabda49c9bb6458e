namespace LandingZone.Identity;

/// <summary>What people do in a zone. A person may have several, one at a time.</summary>
public enum Persona
{
    /// <summary>Brings data in, filters and shapes it.</summary>
    DataEngineer,

    /// <summary>Explores data and trains models.</summary>
    DataScientist,

    /// <summary>Packages models, serves them and watches them.</summary>
    MlEngineer,

    /// <summary>Keeps the zone running, without seeing its data.</summary>
    Operator,

    /// <summary>Sees how everything is set up and what was done, and changes nothing.</summary>
    Auditor,
}
