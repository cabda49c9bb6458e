using LandingZone.Zones;

namespace LandingZone.Identity;

/// <summary>What personas are called, and where they exist.</summary>
public static class PersonaNames
{
    /// <summary>The persona's name as part of a role's: "data-scientist".</summary>
    public static string Of(Persona persona) => persona switch
    {
        Persona.DataEngineer => "data-engineer",
        Persona.DataScientist => "data-scientist",
        Persona.MlEngineer => "ml-engineer",
        Persona.Operator => "operator",
        Persona.Auditor => "auditor",
        _ => throw new ArgumentOutOfRangeException(nameof(persona), persona, "There is no such persona."),
    };

    /// <summary>
    /// The personas that a zone has. Client data in staging is no place to design models in, and nobody designs them in production.
    /// </summary>
    public static IReadOnlyList<Persona> In(ZoneKind zone) => zone switch
    {
        ZoneKind.Staging => [Persona.DataEngineer, Persona.Operator, Persona.Auditor],
        ZoneKind.Rnd => [Persona.DataEngineer, Persona.DataScientist, Persona.MlEngineer, Persona.Operator, Persona.Auditor],
        ZoneKind.Production => [Persona.DataEngineer, Persona.MlEngineer, Persona.Operator, Persona.Auditor],
        _ => throw new ArgumentOutOfRangeException(nameof(zone), zone, "There is no such zone."),
    };
}
