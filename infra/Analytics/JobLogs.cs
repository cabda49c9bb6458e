using LandingZone.Cluster;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;

namespace LandingZone.Analytics;

/// <summary>
/// The log groups that SageMaker writes to, made before SageMaker makes them itself: those would have no key and would never end. They
/// have fixed names, so a zone has one set of them.
/// </summary>
public sealed class JobLogs : ComponentResource
{
    /// <summary>Declares the log groups.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public JobLogs(string name, JobLogsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:analytics:JobLogs", name, options)
    {
        Check(name, args);
        foreach (var group in JobRights.LogGroups)
        {
            var what = group[(group.LastIndexOf('/') + 1)..];
            _ = new CloudWatch.LogGroup($"{name}-{what}", new()
            {
                Name = group,
                KmsKeyId = args.LogKeyArn,
                RetentionInDays = args.RetentionDays,
                Tags = args.Zone.Tags(args.Zone.NameOf($"{name}-{what.ToLowerInvariant()}", 255)),
            }, new CustomResourceOptions { Parent = this });
        }

        RegisterOutputs();
    }

    internal static void Check(string name, JobLogsArgs args)
    {
        var problems = new ArgumentProblems(nameof(JobLogs), name);
        if (LogRetention.ProblemOf(args.RetentionDays) is { } problem)
        {
            problems.Add(problem);
        }

        problems.ThrowIfAny();
    }
}
