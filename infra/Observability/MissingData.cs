namespace LandingZone.Observability;

/// <summary>What an alarm makes of minutes in which its metric has no value.</summary>
public enum MissingData
{
    /// <summary>All is well: for metrics that exist only while something happens, such as counts of errors.</summary>
    IsFine,

    /// <summary>The alarm rings: for metrics whose absence is the fault, such as a heartbeat.</summary>
    Rings,

    /// <summary>The alarm stays as it is.</summary>
    ChangesNothing,
}
