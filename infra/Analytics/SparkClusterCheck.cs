using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Zones;

namespace LandingZone.Analytics;

/// <summary>The rules of a Spark cluster's arguments.</summary>
internal static partial class SparkClusterCheck
{
    /// <summary>Lists everything that is wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public static void Check(string name, SparkClusterArgs args)
    {
        var problems = new ArgumentProblems(nameof(SparkCluster), name);
        problems.AddIf(
            !KebabName.Is(args.Workload, 30),
            $"Workload is '{args.Workload}'; use at most 30 lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(!ReleaseForm().IsMatch(args.Release), $"Release is '{args.Release}'; write 'emr-7.10.0' or another of 7.0 and newer.");
        CheckTypes("PrimaryTypes", args.PrimaryTypes, problems);
        CheckTypes("NodeTypes", args.NodeTypes, problems);
        problems.AddIf(
            args.PrimaryTypes.Concat(args.NodeTypes).Select(type => type.Architecture).Distinct().Count() > 1,
            "NodeTypes and PrimaryTypes are of several architectures; take one for the whole cluster.");
        problems.AddIf(args.Nodes is < 1 or > 100, $"Nodes is {args.Nodes}; give 1 to 100.");
        problems.AddIf(args.SpotNodes is < 0 or > 100, $"SpotNodes is {args.SpotNodes}; give 0 to 100.");
        problems.AddIf(
            args.MaxNodes < args.Nodes + args.SpotNodes || args.MaxNodes > 400,
            $"MaxNodes is {args.MaxNodes}; give {args.Nodes + args.SpotNodes}, the nodes there are from the beginning, or more, up to 400.");
        problems.AddIf(args.DiskGib is < 10 or > 16384, $"DiskGib is {args.DiskGib}; give 10 to 16384.");
        problems.AddIf(args.IdleMinutes is < 1 or > 10080, $"IdleMinutes is {args.IdleMinutes}; EMR takes 1 minute to 7 days, 10080.");
        foreach (var step in args.Steps)
        {
            problems.AddIf(step.Name.Length is 0 or > 256, $"Steps: a name has {step.Name.Length} characters; EMR takes 1 to 256.");
            foreach (var address in new[] { step.Script, step.Modules }.OfType<string>().Where(address => !AddressForm().IsMatch(address)))
            {
                problems.Add($"Steps: '{address}' of {step.Name} is no object; write 's3://bucket/key'.");
            }
        }

        foreach (var package in args.PythonPackages.Where(package => !PackageForm().IsMatch(package)))
        {
            problems.Add($"PythonPackages: '{package}' names no version; write 'numpy==1.26.4'.");
        }

        foreach (var prefix in args.Inputs.Append(args.Code).Append(args.Output).Append(args.Logs).Where(prefix => prefix.Problem is not null))
        {
            problems.Add($"Code, Inputs, Output, Logs: {prefix.Problem}");
        }

        problems.AddIf(
            !args.CertificatesKey.StartsWith(args.Code.Prefix, StringComparison.Ordinal) || !args.CertificatesKey.EndsWith(".zip", StringComparison.Ordinal),
            $"CertificatesKey is '{args.CertificatesKey}'; name a zip under '{args.Code.Prefix}', which the cluster may read.");
        problems.ThrowIfAny();
    }

    private static void CheckTypes(string what, IReadOnlyList<InstanceType> types, ArgumentProblems problems)
    {
        problems.AddIf(types.Count is 0 or > 15, $"{what} has {types.Count} entries; give 1 to 15.");
        foreach (var type in types)
        {
            problems.AddIf(type.VirtualCpus < 4, $"{what}: {type} has {type.VirtualCpus} virtual CPUs; EMR with Spark needs 4 or more.");

            // Local disks are encrypted by the instances' own calls to KMS, which the zone's keys refuse.
            problems.AddIf(type.HasLocalNvme, $"{what}: {type} has disks of its own; take a type with EBS volumes alone, which the zone's key encrypts.");
        }
    }

    [GeneratedRegex("^emr-([7-9]|[1-9][0-9])\\.[0-9]{1,2}\\.[0-9]{1,2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex ReleaseForm();

    [GeneratedRegex("^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^\\s]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][A-Za-z0-9.]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageForm();
}
