using Pulumi;
using AutoScaling = Pulumi.Aws.AutoScaling;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.AutoScaling.Inputs;
using Metric = Pulumi.Aws.AutoScaling.Inputs.PolicyTargetTrackingConfigurationCustomizedMetricSpecificationMetricArgs;
using MetricDimension = Pulumi.Aws.AutoScaling.Inputs.PolicyTargetTrackingConfigurationCustomizedMetricSpecificationMetricMetricStatMetricDimensionArgs;
using MetricName = Pulumi.Aws.AutoScaling.Inputs.PolicyTargetTrackingConfigurationCustomizedMetricSpecificationMetricMetricStatMetricArgs;
using MetricStat = Pulumi.Aws.AutoScaling.Inputs.PolicyTargetTrackingConfigurationCustomizedMetricSpecificationMetricMetricStatArgs;

namespace LandingZone.Analytics;

/// <summary>
/// Scaling by the work that each instance has before it (Amazon EC2 Auto Scaling user guide, "Scaling policy based on Amazon SQS"): tracking
/// keeps the backlog per instance at its target, down to none. From none a step of its own starts the first, because a backlog that is
/// smaller than the target would otherwise wait for ever.
/// </summary>
internal static class ScoringFleetScaling
{
    /// <summary>Declares the policies of a group.</summary>
    public static void Declare(string name, ScoringFleetArgs args, AutoScaling.Group group, string groupName, ComponentResource parent)
    {
        var options = new CustomResourceOptions { Parent = parent };
        _ = new AutoScaling.Policy($"{name}-backlog", new AutoScaling.PolicyArgs
        {
            Name = "backlog-per-instance",
            AutoscalingGroupName = group.Name,
            PolicyType = "TargetTrackingScaling",
            EstimatedInstanceWarmup = 300,
            TargetTrackingConfiguration = new Inputs.PolicyTargetTrackingConfigurationArgs
            {
                TargetValue = args.BacklogPerInstance,
                CustomizedMetricSpecification = new Inputs.PolicyTargetTrackingConfigurationCustomizedMetricSpecificationArgs
                {
                    Metrics =
                    {
                        QueueMetric("waiting", "ApproximateNumberOfMessagesVisible", args),
                        QueueMetric("inwork", "ApproximateNumberOfMessagesNotVisible", args),
                        new Metric
                        {
                            Id = "instances",
                            MetricStat = new MetricStat
                            {
                                Metric = new MetricName
                                {
                                    Namespace = "AWS/AutoScaling",
                                    MetricName = "GroupInServiceInstances",
                                    Dimensions = { new MetricDimension { Name = "AutoScalingGroupName", Value = group.Name } },
                                },
                                Stat = "Average",
                            },
                            ReturnData = false,
                        },
                        new Metric
                        {
                            Id = "backlog",
                            Expression = "(FILL(waiting, 0) + FILL(inwork, 0)) / IF(FILL(instances, 0) > 0, instances, 1)",
                            Label = "Parts per instance",
                            ReturnData = true,
                        },
                    },
                },
            },
        }, options);
        if (args.MinSize > 0)
        {
            return;
        }

        var first = new AutoScaling.Policy($"{name}-first", new AutoScaling.PolicyArgs
        {
            Name = "first-instance",
            AutoscalingGroupName = group.Name,
            PolicyType = "StepScaling",
            AdjustmentType = "ExactCapacity",
            MetricAggregationType = "Maximum",
            StepAdjustments = { new Inputs.PolicyStepAdjustmentArgs { MetricIntervalLowerBound = "0", ScalingAdjustment = 1 } },
        }, new CustomResourceOptions { Parent = parent });
        var alarmName = args.Zone.NameOf($"{args.Workload}-first-instance", 255);
        _ = new CloudWatch.MetricAlarm($"{name}-first", new CloudWatch.MetricAlarmArgs
        {
            Name = alarmName,
            AlarmDescription = "Parts wait and no instance runs: starts the first. Nobody has to do anything.",
            ComparisonOperator = "GreaterThanOrEqualToThreshold",
            Threshold = 1,
            EvaluationPeriods = 1,
            TreatMissingData = "notBreaching",
            AlarmActions = { first.Arn },
            MetricQueries =
            {
                AlarmQuery("waiting", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", args.Queue.QueueName),
                AlarmQuery("instances", "AWS/AutoScaling", "GroupDesiredCapacity", "AutoScalingGroupName", groupName),
                new CloudWatch.Inputs.MetricAlarmMetricQueryArgs
                {
                    Id = "stuck", Expression = "IF(FILL(instances, 0) < 1, waiting, 0)", Label = "Parts without an instance", ReturnData = true,
                },
            },
            Tags = args.Zone.Tags(alarmName),
        }, new CustomResourceOptions { Parent = parent });
    }

    private static Metric QueueMetric(string id, string metric, ScoringFleetArgs args) => new()
    {
        Id = id,
        MetricStat = new MetricStat
        {
            Metric = new MetricName
            {
                Namespace = "AWS/SQS",
                MetricName = metric,
                Dimensions = { new MetricDimension { Name = "QueueName", Value = args.Queue.QueueName } },
            },
            Stat = "Average",
        },
        ReturnData = false,
    };

    private static CloudWatch.Inputs.MetricAlarmMetricQueryArgs AlarmQuery(
        string id, string space, string metric, string dimension, Input<string> value) => new()
    {
        Id = id,
        Metric = new CloudWatch.Inputs.MetricAlarmMetricQueryMetricArgs
        {
            Namespace = space, MetricName = metric, Period = 60, Stat = "Maximum", Dimensions = { [dimension] = value },
        },
        ReturnData = false,
    };
}
