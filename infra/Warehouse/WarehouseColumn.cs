namespace LandingZone.Warehouse;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name: lower-case letters, digits and underscores, at most 63.</param>
/// <param name="Type">
/// Its type, of those that the loader knows: smallint, integer, bigint, real, double precision, boolean, date, timestamp, timestamptz,
/// decimal(p,s), numeric(p,s), char(n), varchar(n).
/// </param>
public sealed record WarehouseColumn(string Name, string Type);
