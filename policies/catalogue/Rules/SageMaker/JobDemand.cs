using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>One thing that is demanded of a job.</summary>
/// <param name="Property">The argument, such as <c>VpcConfig.Subnets</c>.</param>
/// <param name="Holds">Whether it is as demanded.</param>
/// <param name="Breach">What is wrong otherwise, as the end of a sentence.</param>
internal sealed record JobDemand(string Property, Truth Holds, string Breach);
