namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>What a SageMaker job does. Each kind writes its network, machines and output in places of its own.</summary>
internal enum JobKind
{
    /// <summary>It trains a model.</summary>
    Training,

    /// <summary>It trains many models and keeps the best.</summary>
    Tuning,

    /// <summary>It runs a program over data.</summary>
    Processing,

    /// <summary>It asks a model about many records. Its network is the model's.</summary>
    Transform,
}
