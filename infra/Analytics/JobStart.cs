using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Scheduler = Pulumi.Aws.Scheduler;

namespace LandingZone.Analytics;

/// <summary>
/// What starts a pipeline or a workflow by itself: the clock, and new data. Each has a role of its own that can start this one only.
/// </summary>
/// <param name="name">The name of the component that is started.</param>
/// <param name="what">What it is called in AWS.</param>
/// <param name="action">The action that starts it: <see cref="StartPipeline"/> or <see cref="StartWorkflow"/>.</param>
/// <param name="target">What is started.</param>
/// <param name="zone">The zone.</param>
/// <param name="boundaryArn">The permission boundary of the roles.</param>
/// <param name="parent">The component.</param>
internal sealed class JobStart(
    string name,
    string what,
    string action,
    Output<string> target,
    ZoneIdentity zone,
    Input<string> boundaryArn,
    ComponentResource parent)
{
    /// <summary>The file that is written when all data of a delivery is there, as Spark and Hadoop do.</summary>
    private const string Marker = "_SUCCESS";

    /// <summary>Starts a workflow, whose input is a JSON document; that of a pipeline is its parameters.</summary>
    public const string StartWorkflow = "states:StartExecution";

    /// <summary>Starts a pipeline.</summary>
    public const string StartPipeline = "sagemaker:StartPipelineExecution";

    /// <summary>After so many seconds a start that did not succeed is given up.</summary>
    private const int MaxAgeSeconds = 3600;

    private const int MaxAttempts = 5;

    /// <summary>Declares what is asked for.</summary>
    /// <param name="schedule">When it runs; null for never.</param>
    /// <param name="data">The folder whose new data starts it; null for none.</param>
    public void Declare(JobSchedule? schedule, BucketPrefix? data)
    {
        if (schedule is not null)
        {
            BySchedule(schedule);
        }

        if (data is not null)
        {
            ByData(data);
        }
    }

    private void BySchedule(JobSchedule schedule)
    {
        var groupName = zone.NameOf(what, 64);
        var group = new Scheduler.ScheduleGroup(name, new()
        {
            Name = groupName,
            Tags = zone.Tags(groupName),
        }, Options());

        // EventBridge Scheduler gives the schedule's group as the source (its user guide, "Confused deputy prevention").
        var role = Role(
            "schedule",
            "scheduler.amazonaws.com",
            $"arn:{zone.Partition}:scheduler:{zone.Region.Name}:{zone.AccountId}:schedule-group/{groupName}");
        _ = new Scheduler.Schedule(name, new()
        {
            Name = groupName,
            GroupName = group.Name,
            Description = $"Starts {what}",
            ScheduleExpression = schedule.Expression,
            ScheduleExpressionTimezone = schedule.TimeZone,
            FlexibleTimeWindow = new Scheduler.Inputs.ScheduleFlexibleTimeWindowArgs { Mode = "OFF" },
            Target = new Scheduler.Inputs.ScheduleTargetArgs
            {
                Arn = target,
                RoleArn = role,
                Input = action == StartWorkflow ? (Input<string>)"{}" : null,
                RetryPolicy = new Scheduler.Inputs.ScheduleTargetRetryPolicyArgs
                {
                    MaximumEventAgeInSeconds = MaxAgeSeconds,
                    MaximumRetryAttempts = MaxAttempts,
                },
            },
        }, Options());
    }

    private void ByData(BucketPrefix data)
    {
        var ruleName = zone.NameOf($"{what}-data", 64);
        var rule = new CloudWatch.EventRule($"{name}-data", new()
        {
            Name = ruleName,
            Description = $"New data for {what}",
            EventPattern = data.BucketName.Apply(bucket => Pattern(bucket, $"{data.Prefix}/{Marker}")),
            State = "ENABLED",
            Tags = zone.Tags(ruleName),
        }, Options());
        var role = Role("data", "events.amazonaws.com", $"arn:{zone.Partition}:events:{zone.Region.Name}:{zone.AccountId}:rule/{ruleName}");
        _ = new CloudWatch.EventTarget($"{name}-data", new()
        {
            Rule = rule.Name,
            TargetId = "start",
            Arn = target,
            RoleArn = role,
            RetryPolicy = new CloudWatch.Inputs.EventTargetRetryPolicyArgs
            {
                MaximumEventAgeInSeconds = MaxAgeSeconds,
                MaximumRetryAttempts = MaxAttempts,
            },
        }, Options());
    }

    private static string Pattern(string bucket, string key) => new JsonObject
    {
        ["source"] = new JsonArray("aws.s3"),
        ["detail-type"] = new JsonArray("Object Created"),
        ["detail"] = new JsonObject
        {
            ["bucket"] = new JsonObject { ["name"] = new JsonArray(bucket) },
            ["object"] = new JsonObject { ["key"] = new JsonArray(key) },
        },
    }.ToJsonString(JsonSerializerOptions.Default);

    private Output<string> Role(string starter, string service, string sourceArn) => new WorkloadIdentity($"{name}-start-by-{starter}", new()
    {
        Zone = zone,
        Workload = $"{what}-start-by-{starter}",
        Description = $"Starts {what}, and nothing else",
        Trust = WorkloadTrust.Service(service, sourceArn),
        Statements =
        [
            new("Start", PolicyEffect.Allow) { Actions = [action], Resources = [target] },
        ],
        PermissionBoundaryArn = boundaryArn,
    }, new ComponentResourceOptions { Parent = parent }).RoleArn;

    private CustomResourceOptions Options() => new() { Parent = parent };
}
