using System.Text.RegularExpressions;

namespace LandingZone.Warehouse;

/// <summary>A table of results: the loader fills it, and dashboards read it. Its rows also tell the file, generation and part that they came from.</summary>
public sealed partial record WarehouseTable
{
    /// <summary>The columns by which a row tells where it came from.</summary>
    internal static readonly string[] Origin = ["source_file", "source_generation", "source_part"];

    /// <summary>Its schema: lower-case letters, digits and underscores, at most 63.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name, in the same form.</summary>
    public required string Name { get; init; }

    /// <summary>Its columns, in the order of the results' fields: 1 to 100.</summary>
    public required IReadOnlyList<WarehouseColumn> Columns { get; init; }

    /// <summary>The columns of which a combination stands once in the table; they go with <see cref="NewestBy"/>. Default: none, every row stays.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The column by which the newest of several rows with the same keys is known. Default: null.</summary>
    public string? NewestBy { get; init; }

    /// <summary>Schema and name, as SQL writes them.</summary>
    internal string FullName => $"{Schema}.{Name}";

    /// <summary>What is wrong with it.</summary>
    internal IEnumerable<string> Problems()
    {
        foreach (var name in new[] { Schema, Name }.Concat(Columns.Select(column => column.Name)).Where(name => !NameForm().IsMatch(name)))
        {
            yield return $"'{name}' is no name; use lower-case letters, digits and underscores, 63 at most, and begin with a letter.";
        }

        if (Columns.Count is 0 or > 100)
        {
            yield return $"it has {Columns.Count} columns; give 1 to 100.";
        }

        foreach (var column in Columns.Where(column => !TypeForm().IsMatch(column.Type)))
        {
            yield return $"'{column.Type}' of the column {column.Name} is no type that the loader knows; write 'varchar(64)', 'decimal(18,2)' or the like.";
        }

        foreach (var column in Columns.Where(column => Origin.Contains(column.Name)))
        {
            yield return $"the column {column.Name} is there anyway; take it out.";
        }

        foreach (var twice in Columns.GroupBy(column => column.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"the column {twice.Key} is there {twice.Count()} times; name it once.";
        }

        foreach (var key in Keys.Append(NewestBy).OfType<string>().Where(key => Columns.All(column => column.Name != key)))
        {
            yield return $"'{key}' is no column of it; name one.";
        }

        if (Keys.Count > 0 != NewestBy is not null || (NewestBy is not null && Keys.Contains(NewestBy)))
        {
            yield return "keys and the column of the newest row go together, and that column is no key.";
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex(
        "^(smallint|integer|bigint|real|double precision|boolean|date|timestamp|timestamptz|(decimal|numeric)\\([0-9]{1,2},[0-9]{1,2}\\)"
        + "|(var)?char\\([0-9]{1,5}\\))\\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex TypeForm();
}
