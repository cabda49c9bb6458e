using Pulumi;

namespace LandingZone.Warehouse;

/// <summary>The warehouse behind the component, serverless or provisioned, as the rest needs it.</summary>
/// <param name="Access">How functions reach it.</param>
/// <param name="AdminSecretArn">The ARN of its administrator's secret.</param>
/// <param name="Host">Its host name, inside the network.</param>
/// <param name="Resource">What statements come after.</param>
internal sealed record WarehouseEngine(WarehouseAccess Access, Output<string> AdminSecretArn, Output<string> Host, Resource Resource);
