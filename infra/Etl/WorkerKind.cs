namespace LandingZone.Etl;

/// <summary>Who works on the parts of a file.</summary>
public enum WorkerKind
{
    /// <summary>A function that cleans the rows for the warehouse.</summary>
    Cleaning,

    /// <summary>A fleet of instances that scores the rows with a model.</summary>
    Scoring,
}
