using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Zones;

namespace LandingZone.Analytics;

/// <summary>What the arguments of a <see cref="StudioDomain"/> must keep to.</summary>
internal static partial class StudioDomainRules
{
    /// <summary>The shortest time without use after which SageMaker shuts an application down.</summary>
    public const int ShortestIdleMinutes = 60;

    private const int LongestIdleMinutes = 525_600;
    private const int MaxTeamNameLength = 24;

    /// <summary>The applications of Studio that the platform does not offer to anybody.</summary>
    private static readonly string[] NeverOffered = ["Canvas", "JupyterServer", "RStudioServerPro"];

    /// <summary>The applications that people do not see.</summary>
    public static IEnumerable<string> HiddenApps(IReadOnlyList<StudioApp> offered) => NeverOffered
        .Concat(Enum.GetValues<StudioApp>().Except(offered).Select(app => app.ToString()))
        .Order(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public static void Check(string name, StudioDomainArgs args)
    {
        var problems = new ArgumentProblems(nameof(StudioDomain), name);
        problems.AddIf(args.Network.SubnetIds.Count is 0 or > 16, $"Network has {args.Network.SubnetIds.Count} subnets; SageMaker takes 1 to 16.");
        problems.AddIf(args.Teams.Count == 0, "Teams is empty; name one or more.");
        problems.AddIf(args.Apps.Count == 0, "Apps is empty; name JupyterLab, CodeEditor or both.");
        problems.AddIf(
            args.IdleMinutes is < ShortestIdleMinutes or > LongestIdleMinutes,
            $"IdleMinutes is {args.IdleMinutes}; SageMaker takes {ShortestIdleMinutes} to {LongestIdleMinutes}.");
        problems.AddIf(args.MaxDiskGib is < 5 or > 16384, $"MaxDiskGib is {args.MaxDiskGib}; SageMaker takes 5 to 16384.");
        problems.AddIf(
            args.PackageIndex is { } index && !PackageIndex().IsMatch(index),
            $"PackageIndex is '{args.PackageIndex}'; write an address that begins with https:// and has no spaces or quotes.");
        foreach (var type in args.MoreInstanceTypes.Prepend(args.InstanceType))
        {
            problems.AddIf(type.ProblemFor(SageMakerUse.Studio) is not null, $"InstanceType: {type.ProblemFor(SageMakerUse.Studio)}");
        }

        Unique("team", args.Teams.Select(team => team.Name), problems);
        Unique("user", args.Teams.SelectMany(team => team.Users).Select(user => user.Name), problems);
        Unique("space", args.Teams.SelectMany(team => team.Spaces).Select(space => space.Name), problems);
        foreach (var team in args.Teams)
        {
            Check(team, args, problems);
        }

        problems.ThrowIfAny();
    }

    private static void Check(StudioTeam team, StudioDomainArgs args, ArgumentProblems problems)
    {
        var where = $"Teams '{team.Name}'";
        problems.AddIf(
            !KebabName.Is(team.Name, MaxTeamNameLength),
            $"{where}: use up to {MaxTeamNameLength} lower-case letters, digits and single hyphens, and begin with a letter.");
        problems.AddIf(team.Users.Count == 0, $"{where} has no users; name one or more.");
        foreach (var user in team.Users)
        {
            problems.AddIf(
                !ProfileName().IsMatch(user.Name), $"{where}: '{user.Name}' is no profile's name; use 1 to 63 letters, digits and hyphens.");
            problems.AddIf(
                user.SignInName is null == (args.SignIn == StudioSignIn.IdentityCenter),
                args.SignIn == StudioSignIn.IdentityCenter
                    ? $"{where}: '{user.Name}' has no user name in IAM Identity Center; give it, people sign in there."
                    : $"{where}: '{user.Name}' has a user name in IAM Identity Center; leave it out, people come by IAM.");
        }

        foreach (var problem in team.Reads.Concat(team.Writes).Select(folder => folder.ProblemAs(where)).OfType<string>())
        {
            problems.Add(problem);
        }

        foreach (var space in team.Spaces)
        {
            var at = $"{where}: the space '{space.Name}'";
            problems.AddIf(!ProfileName().IsMatch(space.Name), $"{at} has no name of 1 to 63 letters, digits and hyphens.");
            problems.AddIf(
                team.Users.All(user => user.Name != space.Owner), $"{at} belongs to '{space.Owner}', who is not in the team; name one who is.");
            problems.AddIf(!args.Apps.Contains(space.App), $"{at} runs {space.App}, which is not among Apps; add it there.");
            problems.AddIf(space.InstanceType.ProblemFor(SageMakerUse.Studio) is not null, $"{at}: {space.InstanceType.ProblemFor(SageMakerUse.Studio)}");
            problems.AddIf(
                space.DiskGib < 5 || space.DiskGib > args.MaxDiskGib,
                $"{at} has a disk of {space.DiskGib} GiB; give 5 to {args.MaxDiskGib}, or raise MaxDiskGib.");
        }
    }

    private static void Unique(string what, IEnumerable<string> names, ArgumentProblems problems)
    {
        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Teams have the {what} '{twice.Key}' twice; a domain has each name once.");
        }
    }

    /// <summary>As in the Amazon SageMaker API reference, CreateUserProfile and CreateSpace.</summary>
    [GeneratedRegex(@"\A(?=.{1,63}\z)[a-zA-Z0-9](-*[a-zA-Z0-9])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ProfileName();

    [GeneratedRegex(@"\Ahttps://[A-Za-z0-9._~:/%-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PackageIndex();
}
