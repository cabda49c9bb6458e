namespace LandingZone.Observability;

/// <summary>How soon somebody has to look at an alarm.</summary>
public enum AlarmSeverity
{
    /// <summary>In working hours.</summary>
    Notice,

    /// <summary>Now: whoever is on call is woken.</summary>
    Urgent,
}
