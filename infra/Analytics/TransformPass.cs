namespace LandingZone.Analytics;

/// <summary>A first scoring with a new model, before anybody approves it: data whose results people know.</summary>
/// <param name="Input">The folder with the data, line by line.</param>
/// <param name="Compute">What it runs on.</param>
public sealed record TransformPass(BucketPrefix Input, TransformCompute Compute);
