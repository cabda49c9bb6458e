namespace LandingZone.Observability;

/// <summary>How a metric's value stands to the threshold while an alarm rings.</summary>
public enum AlarmComparison
{
    /// <summary>Above the threshold.</summary>
    Above,

    /// <summary>At the threshold or above.</summary>
    AtLeast,

    /// <summary>Below the threshold.</summary>
    Below,

    /// <summary>At the threshold or below.</summary>
    AtMost,
}
