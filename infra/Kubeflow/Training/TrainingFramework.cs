namespace LandingZone.Kubeflow;

/// <summary>How a training spreads over nodes.</summary>
public enum TrainingFramework
{
    /// <summary>PyTorch, by torchrun.</summary>
    PyTorch,

    /// <summary>TensorFlow, or PyTorch, with Horovod over MPI.</summary>
    Horovod,
}
