using LandingZone.Cli.Projects;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Proofs.Statements;
using LandingZone.Policies.Rules;
using LandingZone.Policies.Waivers;

namespace LandingZone.Cli.Checks;

/// <summary>What people decided about the policies: the files of the folder <c>policies</c>.</summary>
/// <param name="WaiverFile">The path of the file of waivers, as one would type it.</param>
/// <param name="Waivers">What is waived.</param>
/// <param name="Statements">What is to be proved.</param>
/// <param name="Config">What is set for the rules.</param>
internal sealed record PolicyFolder(
    string WaiverFile, IReadOnlyList<Waiver> Waivers, IReadOnlyList<ProofStatement> Statements, PolicyConfig Config)
{
    private const string WaiverName = "waivers.yaml";
    private const string ProofName = "proofs.yaml";

    /// <summary>Reads the folder. A file that is not there holds nothing.</summary>
    /// <param name="folder">The folder; null for <c>policies</c> in the project.</param>
    /// <param name="configFile">The configuration of the rules, or null.</param>
    /// <param name="project">The project, or null where there is none.</param>
    /// <param name="surroundings">Tells how paths are shown.</param>
    /// <exception cref="UsageException">A file is wrong. The message has every fault of all, one a line.</exception>
    public static PolicyFolder Read(string? folder, string? configFile, ProjectFile? project, Surroundings surroundings)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new UsageException($"--policies: there is no folder '{folder}'.");
        }

        if (configFile is not null && !File.Exists(configFile))
        {
            throw new UsageException($"--policy-pack-config: there is no file '{configFile}'.");
        }

        var (config, configProblems) = configFile is null ? (PolicyConfig.None, []) : PolicyConfigFile.Read(TextOf(configFile));
        if ((folder ?? (project is null ? null : Path.Combine(project.Root, "policies"))) is not { } place)
        {
            return configProblems.Count == 0
                ? new PolicyFolder("", [], [], config)
                : throw Refused(configProblems.Select(problem => $"{surroundings.NearPath(configFile!)}: {problem}"));
        }

        var proofFile = Path.Combine(place, ProofName);
        var waiverFile = Path.Combine(place, WaiverName);
        var (statements, proofProblems) = ProofFile.Read(TextOf(proofFile), surroundings.NearPath(proofFile));
        var ids = statements.Select(statement => statement.Id).ToHashSet(StringComparer.Ordinal);
        // With a faulty file of statements nobody knows which there are; then its own faults are what matters.
        var (waivers, waiverProblems) = Policies.Waivers.WaiverFile.Read(
            TextOf(waiverFile), id => RuleCatalogue.Find(id) is not null || ids.Contains(id) || proofProblems.Count > 0);
        var faults = proofProblems.Select(problem => problem.ToString())
            .Concat(waiverProblems.Select(problem => $"{surroundings.NearPath(waiverFile)}:{problem.Line}: {problem.What}"))
            .Concat(configProblems.Select(problem => $"{surroundings.NearPath(configFile!)}: {problem}"))
            .ToList();
        return faults.Count == 0
            ? new PolicyFolder(surroundings.NearPath(waiverFile).Replace('\\', '/'), waivers, statements, config)
            : throw Refused(faults);
    }

    private static UsageException Refused(IEnumerable<string> faults) =>
        new(string.Join(Environment.NewLine, faults.Append("Nothing was checked.")));

    private static string TextOf(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{file}' cannot be read: {exception.Message}");
        }
    }
}
