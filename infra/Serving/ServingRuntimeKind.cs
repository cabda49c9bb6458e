namespace LandingZone.Serving;

/// <summary>The model server in a serving image.</summary>
public enum ServingRuntimeKind
{
    /// <summary>NVIDIA Triton: several frameworks, GPUs, dynamic batches.</summary>
    Triton,

    /// <summary>MLServer: scikit-learn, XGBoost, LightGBM, MLflow, and Python of one's own.</summary>
    MlServer,

    /// <summary>KServe's own server for models in Python; one artifact in a container.</summary>
    KServe,

    /// <summary>
    /// TorchServe: archives of PyTorch models that exist already. Its makers stopped maintaining it in 2025, so new models go elsewhere.
    /// </summary>
    TorchServe,
}
