namespace LandingZone.Facts;

/// <summary>What SageMaker AI runs on an instance.</summary>
public enum SageMakerUse
{
    /// <summary>Training jobs, those of a tuning job among them.</summary>
    Training,

    /// <summary>Processing jobs.</summary>
    Processing,

    /// <summary>Batch transform jobs.</summary>
    Transform,

    /// <summary>Applications of Studio: JupyterLab, Code Editor.</summary>
    Studio,

    /// <summary>Real-time endpoints.</summary>
    Serving,
}
