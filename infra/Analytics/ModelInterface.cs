using LandingZone.Facts;

namespace LandingZone.Analytics;

/// <summary>Where and how a model can be served; the model registry keeps it with each version.</summary>
/// <param name="ContentType">The media type of requests and answers, "text/csv".</param>
/// <param name="EndpointType">The instance type for endpoints.</param>
/// <param name="TransformType">The instance type for batch transform.</param>
public sealed record ModelInterface(string ContentType, SageMakerInstanceType EndpointType, SageMakerInstanceType TransformType);
