using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Zones;

namespace LandingZone.Analytics;

/// <summary>What the arguments of a <see cref="LabelingWorkforce"/> must keep to.</summary>
internal static class LabelingWorkforceRules
{
    private const int MaxNameLength = 24;

    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public static void Check(string name, LabelingWorkforceArgs args)
    {
        var problems = new ArgumentProblems(nameof(LabelingWorkforce), name);
        problems.AddIf(
            GroundTruth.AccountIn(args.Zone.Region) is null,
            $"SageMaker Ground Truth is not in {args.Zone.Region}; label in one of {string.Join(", ", GroundTruth.Regions)}.");
        problems.AddIf(
            args.PortalBlocks.Count is 0 or > 10, $"PortalBlocks has {args.PortalBlocks.Count} blocks; SageMaker takes 1 to 10.");
        problems.AddIf(args.Teams.Count == 0, "Teams is empty; name one or more.");
        foreach (var team in args.Teams.Where(team => !KebabName.Is(team, MaxNameLength)))
        {
            problems.Add($"Teams has '{team}'; use up to {MaxNameLength} lower-case letters, digits and single hyphens.");
        }

        foreach (var twice in args.Teams.GroupBy(team => team).Where(group => group.Count() > 1))
        {
            problems.Add($"Teams names '{twice.Key}' twice; name it once.");
        }

        foreach (var twice in args.Projects.GroupBy(project => project.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Projects has '{twice.Key}' twice; give each a name of its own.");
        }

        if (args.SignIn is { } signIn)
        {
            foreach (var (what, address) in new[]
            {
                ("Issuer", signIn.Issuer), ("AuthorizationEndpoint", signIn.AuthorizationEndpoint), ("TokenEndpoint", signIn.TokenEndpoint),
                ("UserInfoEndpoint", signIn.UserInfoEndpoint), ("LogoutEndpoint", signIn.LogoutEndpoint),
                ("KeysEndpoint", signIn.KeysEndpoint),
            })
            {
                problems.AddIf(
                    !address.StartsWith("https://", StringComparison.Ordinal),
                    $"SignIn has the {what} '{address}'; it must begin with https://.");
            }
        }

        foreach (var project in args.Projects)
        {
            Check(project, args, problems);
        }

        problems.ThrowIfAny();
    }

    private static void Check(LabelingProject project, LabelingWorkforceArgs args, ArgumentProblems problems)
    {
        var where = $"Projects '{project.Name}'";
        problems.AddIf(
            !KebabName.Is(project.Name, MaxNameLength),
            $"{where}: use up to {MaxNameLength} lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(!args.Teams.Contains(project.Team), $"{where} is for the team '{project.Team}'; name one of {string.Join(", ", args.Teams)}.");
        problems.AddIf(project.Question.Length is 0 or > 128, $"{where} has a question of {project.Question.Length} characters; use 1 to 128.");
        problems.AddIf(project.Labels.Count is < 2 or > 50, $"{where} has {project.Labels.Count} labels; Ground Truth takes 2 to 50.");
        problems.AddIf(
            project.Labels.Any(label => label.Length is 0 or > 100), $"{where} has a label of no or more than 100 characters; shorten it.");
        problems.AddIf(project.Labels.Distinct().Count() < project.Labels.Count, $"{where} has a label twice; name each once.");
        problems.AddIf(project.PeoplePerItem is < 1 or > 9, $"{where} has {project.PeoplePerItem} people for each item; give 1 to 9.");
        problems.AddIf(project.MinutesPerItem is < 1 or > 480, $"{where} gives {project.MinutesPerItem} minutes for an item; give 1 to 480.");
        problems.AddIf(project.WaitDays is < 1 or > 10, $"{where} has items wait {project.WaitDays} days; give 1 to 10.");
        foreach (var problem in new[] { project.Input, project.Output }.Select(folder => folder.ProblemAs(where)).OfType<string>())
        {
            problems.Add(problem);
        }
    }
}
