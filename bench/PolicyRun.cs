using System.Diagnostics;
using System.Globalization;
using System.Text;
using LandingZone.Policies.Checks;
using LandingZone.Policies.Proofs;
using LandingZone.Policies.Proofs.Statements;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;
using LandingZone.Policies.States;

namespace LandingZone.Bench;

/// <summary>
/// All rules and all proofs over the shipped estate, as often as it takes to reach a number of resources: each copy stands in regions and
/// accounts of its own, so that nothing of it is shared with another.
/// </summary>
internal static class PolicyRun
{
    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999", "888899990000"];
    private static readonly string[] Regions = ["eu-west-1", "eu-south-1", "eu-central-1"];

    /// <summary>Checks in this process and prints what it took, without the reading of the plans.</summary>
    /// <param name="folder">The plans of <c>landing-zone preview --simulate --out folder</c>.</param>
    /// <param name="proofFile">The statements to prove.</param>
    /// <param name="least">How many resources at least.</param>
    public static async Task<int> ReportAsync(string folder, string proofFile, int least)
    {
        var stacks = new List<StackResources>();
        for (var copy = 0; stacks.Sum(stack => stack.All.Count) < least; copy++)
        {
            foreach (var file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal))
            {
                using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Copied(await File.ReadAllTextAsync(file), copy)));
                var reading = await StateFile.ReadAsync(stream);
                stacks.Add(reading.Stack ?? throw new InvalidOperationException($"{file}: {reading.Problems[0]}"));
            }
        }

        var (statements, problems) = ProofFile.Read(await File.ReadAllTextAsync(proofFile), proofFile);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(problems[0].ToString());
        }

        var started = Stopwatch.GetTimestamp();
        var runner = new RuleRunner(RuleCatalogue.All);
        var breaches = stacks.Sum(stack => runner.Check(stack).Breaches.Count);
        var rules = Stopwatch.GetElapsedTime(started);
        var run = ProofRunner.Run(new Estate(stacks), statements);
        var all = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{stacks.Sum(stack => stack.All.Count)} resources in {stacks.Count} stacks: {RuleCatalogue.All.Count} rules in {rules.TotalSeconds:F2} s " +
            $"({breaches} breaches), {run.Proofs.Count} statements in {(all - rules).TotalSeconds:F2} s, together {all.TotalSeconds:F2} s"));
        return 0;
    }

    private static string Copied(string plan, int copy)
    {
        if (copy == 0)
        {
            return plan;
        }

        foreach (var account in Accounts)
        {
            plan = plan.Replace(account, (long.Parse(account, CultureInfo.InvariantCulture) + copy).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return Regions.Aggregate(plan, (text, region) => text.Replace(region, $"{region}{copy}", StringComparison.Ordinal));
    }
}
