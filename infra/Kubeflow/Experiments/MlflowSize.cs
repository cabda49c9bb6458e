namespace LandingZone.Kubeflow;

/// <summary>The sizes of MLflow tracking servers (Amazon SageMaker AI developer guide, "MLflow tracking server sizing").</summary>
public enum MlflowSize
{
    /// <summary>Teams of up to 25 people.</summary>
    Small,

    /// <summary>Teams of up to 50 people.</summary>
    Medium,

    /// <summary>Teams of up to 100 people.</summary>
    Large,
}
