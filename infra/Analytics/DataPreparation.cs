namespace LandingZone.Analytics;

/// <summary>
/// A job that makes ready what the data bucket has: it reads /opt/ml/processing/data, and writes what the model learns from to
/// /opt/ml/processing/training and what it is judged by to /opt/ml/processing/validation.
/// </summary>
/// <param name="EntryPoint">What the model's image starts for it: one word or more.</param>
/// <param name="Compute">What it runs on.</param>
public sealed record DataPreparation(IReadOnlyList<string> EntryPoint, JobCompute Compute);
