namespace LandingZone.Analytics;

/// <summary>A job of a <see cref="SparkCluster"/>: a Python script that spark-submit runs.</summary>
public sealed record SparkStep
{
    /// <summary>Its name, for people: 1 to 256 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The script, "s3://bucket/spark/spark_job.py".</summary>
    public required string Script { get; init; }

    /// <summary>The script's own modules, a zip, "s3://bucket/spark/pca.zip"; null for none. Default: null.</summary>
    public string? Modules { get; init; }

    /// <summary>The script's arguments. Default: none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
