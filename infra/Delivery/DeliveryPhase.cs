namespace LandingZone.Delivery;

/// <summary>A phase of a release. Each has a role of its own.</summary>
public enum DeliveryPhase
{
    /// <summary>Runs the model's training pipeline, which registers a version.</summary>
    Train,

    /// <summary>Builds the image that serves the version, scans and signs it.</summary>
    Package,

    /// <summary>Checks the signature and asks production to take the version.</summary>
    Deploy,
}
