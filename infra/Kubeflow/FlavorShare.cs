namespace LandingZone.Kubeflow;

/// <summary>A team's share of a flavor.</summary>
public sealed record FlavorShare
{
    /// <summary>The flavor's name.</summary>
    public required string Flavor { get; init; }

    /// <summary>CPUs: 0 or more.</summary>
    public required int Cpus { get; init; }

    /// <summary>Memory in GiB: 0 or more.</summary>
    public required int MemoryGib { get; init; }

    /// <summary>GPUs: 0 or more.</summary>
    public int Gpus { get; init; }

    /// <summary>How many GPUs beyond its own it may borrow; null for as many as others leave over.</summary>
    public int? BorrowGpus { get; init; }

    /// <summary>How many of its own GPUs others may borrow; null for all. It gets them back when it needs them.</summary>
    public int? LendGpus { get; init; }
}
