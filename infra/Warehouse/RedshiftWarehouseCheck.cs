using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Networking;
using LandingZone.Zones;

namespace LandingZone.Warehouse;

/// <summary>The rules of a warehouse's arguments.</summary>
internal static partial class RedshiftWarehouseCheck
{
    private static readonly string[] NodeTypes = ["ra3.large", "ra3.xlplus", "ra3.4xlarge", "ra3.16xlarge"];

    /// <summary>Lists everything that is wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public static void Check(string name, RedshiftWarehouseArgs args)
    {
        var problems = new ArgumentProblems(nameof(RedshiftWarehouse), name);
        problems.AddIf(
            !KebabName.Is(args.Content),
            $"Content is '{args.Content}'; it must be lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(!NameForm().IsMatch(args.Database), $"Database is '{args.Database}'; use lower-case letters, digits and underscores, and begin with a letter.");
        problems.AddIf(
            args.Serverless is null == args.Provisioned is null, "Serverless and Provisioned: give exactly one of the two.");
        CheckServerless(args, problems);
        CheckProvisioned(args.Provisioned, problems);
        foreach (var source in args.Sources.Where(source => source.Problem is not null))
        {
            problems.Add($"Sources: {source.Problem}");
        }

        foreach (var table in args.Tables)
        {
            foreach (var problem in table.Problems())
            {
                problems.Add($"Tables: in {table.FullName}, {problem}");
            }
        }

        foreach (var twice in args.Tables.GroupBy(table => table.FullName, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Tables has {twice.Key} {twice.Count()} times; name each once.");
        }

        problems.AddIf(args.Reader is { } reader && !NameForm().IsMatch(reader.Name), $"Reader is '{args.Reader?.Name}'; use lower-case letters, digits and underscores.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    private static void CheckServerless(RedshiftWarehouseArgs args, ArgumentProblems problems)
    {
        if (args.Serverless is not { } serverless)
        {
            return;
        }

        problems.AddIf(
            args.AvailabilityZones < 3,
            $"Serverless needs subnets in 3 availability zones, and there are {args.AvailabilityZones}; add a zone to the network, or take a provisioned warehouse.");
        problems.AddIf(
            serverless.BaseRpu != 4 && (serverless.BaseRpu is < 8 or > 512 || serverless.BaseRpu % 8 != 0),
            $"Serverless begins with {serverless.BaseRpu} RPU; Redshift takes 4, or 8 to 512 in steps of 8.");
        problems.AddIf(
            serverless.MaxRpu < serverless.BaseRpu || serverless.MaxRpu > 1024,
            $"Serverless grows to {serverless.MaxRpu} RPU; give the base, {serverless.BaseRpu}, or more, up to 1024.");
        problems.AddIf(serverless.DailyRpuHours < 1, $"Serverless tells people after {serverless.DailyRpuHours} RPU hours; give 1 or more.");
        problems.AddIf(
            serverless.MonthlyRpuHoursToStopAt < 1, $"Serverless stops at {serverless.MonthlyRpuHoursToStopAt} RPU hours; give 1 or more, or nothing.");
    }

    private static void CheckProvisioned(ProvisionedCapacity? provisioned, ArgumentProblems problems)
    {
        if (provisioned is null)
        {
            return;
        }

        problems.AddIf(
            !NodeTypes.Contains(provisioned.NodeType), $"Provisioned has nodes of '{provisioned.NodeType}'; take one of {string.Join(", ", NodeTypes)}.");
        problems.AddIf(provisioned.Nodes is < 2 or > 32, $"Provisioned has {provisioned.Nodes} nodes; give 2 to 32.");
        problems.AddIf(
            provisioned.SnapshotRetentionDays is < 1 or > 35, $"Provisioned keeps snapshots for {provisioned.SnapshotRetentionDays} days; Redshift takes 1 to 35.");
        problems.AddIf(
            !WindowForm().IsMatch(provisioned.MaintenanceWindow),
            $"Provisioned has the maintenance window '{provisioned.MaintenanceWindow}'; write 'sun:02:00-sun:03:00'.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex("^(mon|tue|wed|thu|fri|sat|sun):[0-9]{2}:[0-9]{2}-(mon|tue|wed|thu|fri|sat|sun):[0-9]{2}:[0-9]{2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex WindowForm();
}
