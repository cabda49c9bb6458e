using Pulumi;

namespace LandingZone.Warehouse;

/// <summary>A database user that reads all tables and changes nothing: dashboards sign in as it.</summary>
/// <param name="Name">The user's name: lower-case letters, digits and underscores.</param>
/// <param name="Password">Its password: a secret.</param>
public sealed record WarehouseReader(string Name, Input<string> Password);
