using System.Collections.Immutable;
using System.Globalization;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Identity;
using Pulumi;
using AppAutoScaling = Pulumi.Aws.AppAutoScaling;
using CloudWatch = Pulumi.Aws.CloudWatch;
using ScalingInputs = Pulumi.Aws.AppAutoScaling.Inputs;
using Sagemaker = Pulumi.Aws.Sagemaker;
using SagemakerInputs = Pulumi.Aws.Sagemaker.Inputs;

namespace LandingZone.Serving;

/// <summary>
/// A model on a SageMaker endpoint, from the same versions as <see cref="ModelService"/>: a live version is a production variant with its
/// weight, one in stealth is a shadow variant that gets a copy of every request. Each has a model, a role and a way out of its own. A
/// deployment goes to a tenth of the instances first and goes back by itself when an alarm rings.
/// </summary>
public sealed class EndpointService : ComponentResource
{
    /// <summary>SageMaker's limit of names in characters (SageMaker API reference, CreateModel, CreateEndpoint).</summary>
    private const int MaxNameLength = 63;

    /// <summary>SageMaker's limit of production variants on an endpoint (same reference, CreateEndpointConfig).</summary>
    private const int MaxVariants = 10;

    /// <summary>SageMaker's limit of alarms that a deployment is watched by (same reference, AutoRollbackConfig).</summary>
    private const int MaxAlarms = 10;

    private readonly string _name;
    private readonly EndpointServiceArgs _args;

    /// <summary>Declares the endpoint.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public EndpointService(string name, EndpointServiceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:serving:EndpointService", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        EndpointName = args.Zone.NameOf(args.Model.Text, MaxNameLength);
        var log = Log();
        var network = new EndpointNetwork(this, name, args);
        var roles = ImmutableDictionary.CreateBuilder<string, Output<string>>(StringComparer.Ordinal);
        var models = args.Versions.ToDictionary(version => version.Name, version =>
        {
            var role = Role(version);
            roles.Add(version.Name.Text, role.RoleArn);
            return Model(version, role, network, log);
        });
        RoleArns = roles.ToImmutable();
        var configuration = Configuration(models);
        var endpoint = Endpoint(configuration, [.. args.Versions.Live.SelectMany(live => Watch(live.Version))]);
        foreach (var (version, _) in args.Versions.Live)
        {
            Scale(version, endpoint);
        }

        EndpointArn = endpoint.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["endpointName"] = EndpointName, ["endpointArn"] = EndpointArn });
    }

    /// <summary>The endpoint's name, by which it is called.</summary>
    public string EndpointName { get; }

    /// <summary>The endpoint's ARN.</summary>
    public Output<string> EndpointArn { get; }

    /// <summary>The ARNs of the roles of its versions, by the version's name.</summary>
    public ImmutableDictionary<string, Output<string>> RoleArns { get; }

    internal static void Check(string name, EndpointServiceArgs args)
    {
        var problems = new ArgumentProblems(nameof(EndpointService), name);
        var (live, stealth) = (args.Versions.Live.Count(), args.Versions.Stealth.Count());
        problems.AddIf(
            stealth > 0 && (live > 1 || stealth > 1),
            $"Versions has {live} live and {stealth} in stealth; SageMaker takes one of each on an endpoint, or live ones alone. "
            + "Serve the model on Kubernetes, or leave versions out.");
        problems.AddIf(live > MaxVariants, $"Versions has {live} live ones; SageMaker takes {MaxVariants} on an endpoint.");
        if (args.InstanceType.ProblemFor(SageMakerUse.Serving) is { } instance)
        {
            problems.Add($"InstanceType is {args.InstanceType}: {instance}");
        }

        problems.AddIf(
            args.MinInstances < 2, $"MinInstances is {args.MinInstances}; give 2 or more, so that the loss of one is no outage.");
        problems.AddIf(
            args.MaxInstances < args.MinInstances, $"MaxInstances is {args.MaxInstances}, less than MinInstances, {args.MinInstances}; raise it.");
        problems.AddIf(args.StealthInstances < 1, $"StealthInstances is {args.StealthInstances}; give 1 or more.");
        problems.AddIf(
            args.RequestsPerInstanceMinute < 1, $"RequestsPerInstanceMinute is {args.RequestsPerInstanceMinute}; give 1 or more.");
        problems.AddIf(args.CapturePercent is < 0 or > 100, $"CapturePercent is {args.CapturePercent}; give 0 to 100.");
        problems.AddIf(args.MaxLatencyMilliseconds < 1, $"MaxLatencyMilliseconds is {args.MaxLatencyMilliseconds}; give 1 or more.");
        problems.ThrowIfAny();
    }

    private string LogGroupName => $"/aws/sagemaker/Endpoints/{EndpointName}";

    private CustomResourceOptions Child(params Resource[] after) => new() { Parent = this, DependsOn = after };

    private CloudWatch.LogGroup Log() => new($"{_name}-log", new CloudWatch.LogGroupArgs
    {
        Name = LogGroupName,
        KmsKeyId = _args.LogKeyArn,
        RetentionInDays = _args.LogRetentionDays,
        Tags = _args.Zone.Tags(EndpointName),
    }, Child());

    private WorkloadIdentity Role(ModelVersion version) => new($"{_name}-{version.Name}-role", new WorkloadIdentityArgs
    {
        Zone = _args.Zone,
        Workload = ServingRole.WorkloadOf(_args.Model, version),
        Description = ServingRole.DescriptionOf(_args.Model, version),
        Trust = WorkloadTrust.Service("sagemaker.amazonaws.com"),
        Statements =
        [
            .. ServingRole.Statements(_args.Model, version, _args.Artifacts, _args.DataStore, _args.Sinks),
            .. _args.DataStore.CaptureStatements(EndpointName, version.Name),
            .. EndpointRights.Of(_args.Zone, version.Image, LogGroupName, _args.VpcId),
        ],
        PermissionBoundaryArn = _args.PermissionBoundaryArn,
    }, new ComponentResourceOptions { Parent = this });

    private Sagemaker.Model Model(ModelVersion version, WorkloadIdentity role, EndpointNetwork network, CloudWatch.LogGroup log)
    {
        var modelName = _args.Zone.NameOf($"{_args.Model}-{version.Name}-{HashOf(version)}", MaxNameLength);
        var container = new SagemakerInputs.ModelPrimaryContainerArgs
        {
            Image = version.Image.UriIn(_args.Zone),
            Mode = "SingleModel",
            ModelDataSource = new SagemakerInputs.ModelPrimaryContainerModelDataSourceArgs
            {
                // Files and not an archive: SageMaker does not have to unpack before it serves.
                S3DataSources = new SagemakerInputs.ModelPrimaryContainerModelDataSourceS3DataSourceArgs
                {
                    S3DataType = "S3Prefix",
                    CompressionType = "None",
                    S3Uri = Output.Format($"{_args.Artifacts.UriOf(_args.Model, version.Name, version.Artifacts[0])}/"),
                },
            },
        };
        foreach (var artifact in version.Artifacts.Skip(1))
        {
            container.AdditionalModelDataSources.Add(new SagemakerInputs.ModelPrimaryContainerAdditionalModelDataSourceArgs
            {
                ChannelName = artifact,
                S3DataSources = new SagemakerInputs.ModelPrimaryContainerAdditionalModelDataSourceS3DataSourceArgs
                {
                    S3DataType = "S3Prefix",
                    CompressionType = "None",
                    S3Uri = Output.Format($"{_args.Artifacts.UriOf(_args.Model, version.Name, artifact)}/"),
                },
            });
        }

        foreach (var (variable, value) in ServingEnvironment.Of(_args.Model, version, _args.DataStore, _args.Sinks))
        {
            container.Environment[variable] = value;
        }

        return new Sagemaker.Model($"{_name}-{version.Name}", new Sagemaker.ModelArgs
        {
            Name = modelName,
            ExecutionRoleArn = role.RoleArn,
            PrimaryContainer = container,
            VpcConfig = new SagemakerInputs.ModelVpcConfigArgs
            {
                Subnets = _args.SubnetIds,
                SecurityGroupIds = { network.GroupOf(version) },
            },

            // A container writes its records itself; its group and its role decide where it can.
            EnableNetworkIsolation = false,
            Tags = _args.Zone.Tags(modelName),
        }, Child(log));
    }

    private Sagemaker.EndpointConfiguration Configuration(Dictionary<Registry.ModelVersionName, Sagemaker.Model> models)
    {
        var configurationName = _args.Zone.NameOf($"{_args.Model}-{ConfigurationHash()}", MaxNameLength);
        var configuration = new Sagemaker.EndpointConfigurationArgs
        {
            Name = configurationName,
            DataCaptureConfig = new SagemakerInputs.EndpointConfigurationDataCaptureConfigArgs
            {
                EnableCapture = _args.CapturePercent > 0,
                InitialSamplingPercentage = _args.CapturePercent,
                DestinationS3Uri = _args.DataStore.CaptureUri,
                KmsKeyId = _args.DataStore.KeyArn,
                CaptureOptions =
                {
                    new SagemakerInputs.EndpointConfigurationDataCaptureConfigCaptureOptionArgs { CaptureMode = "InputAndOutput" },
                },
            },
            Tags = _args.Zone.Tags(configurationName),
        };
        if (_args.InstanceType.TakesVolumeKey)
        {
            configuration.KmsKeyArn = _args.VolumeKeyArn;
        }

        foreach (var (version, weight) in _args.Versions.Live)
        {
            configuration.ProductionVariants.Add(new SagemakerInputs.EndpointConfigurationProductionVariantArgs
            {
                VariantName = version.Name.Text,
                ModelName = models[version.Name].Name,
                InstanceType = _args.InstanceType.Name,
                InitialInstanceCount = _args.MinInstances,
                InitialVariantWeight = weight.Percent,
                ContainerStartupHealthCheckTimeoutInSeconds = 600,
                ModelDataDownloadTimeoutInSeconds = 600,
                RoutingConfigs =
                {
                    new SagemakerInputs.EndpointConfigurationProductionVariantRoutingConfigArgs
                    {
                        RoutingStrategy = "LEAST_OUTSTANDING_REQUESTS",
                    },
                },
            });
        }

        foreach (var version in _args.Versions.Stealth)
        {
            configuration.ShadowProductionVariants.Add(new SagemakerInputs.EndpointConfigurationShadowProductionVariantArgs
            {
                VariantName = version.Name.Text,
                ModelName = models[version.Name].Name,
                InstanceType = _args.InstanceType.Name,
                InitialInstanceCount = _args.StealthInstances,

                // The same weight as the live version's: a copy of every request.
                InitialVariantWeight = 100,
                ContainerStartupHealthCheckTimeoutInSeconds = 600,
                ModelDataDownloadTimeoutInSeconds = 600,
            });
        }

        return new Sagemaker.EndpointConfiguration(_name, configuration, Child());
    }

    private Sagemaker.Endpoint Endpoint(Sagemaker.EndpointConfiguration configuration, IReadOnlyList<CloudWatch.MetricAlarm> alarms)
    {
        var rollback = new SagemakerInputs.EndpointDeploymentConfigAutoRollbackConfigurationArgs();
        foreach (var alarm in alarms.Take(MaxAlarms))
        {
            rollback.Alarms.Add(new SagemakerInputs.EndpointDeploymentConfigAutoRollbackConfigurationAlarmArgs { AlarmName = alarm.Name });
        }

        return new Sagemaker.Endpoint(_name, new Sagemaker.EndpointArgs
        {
            Name = EndpointName,
            EndpointConfigName = configuration.Name,
            DeploymentConfig = new SagemakerInputs.EndpointDeploymentConfigArgs
            {
                BlueGreenUpdatePolicy = new SagemakerInputs.EndpointDeploymentConfigBlueGreenUpdatePolicyArgs
                {
                    MaximumExecutionTimeoutInSeconds = 7200,
                    TerminationWaitInSeconds = 600,
                    TrafficRoutingConfiguration =
                        new SagemakerInputs.EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationArgs
                        {
                            Type = "CANARY",
                            WaitIntervalInSeconds = 600,
                            CanarySize =
                                new SagemakerInputs.EndpointDeploymentConfigBlueGreenUpdatePolicyTrafficRoutingConfigurationCanarySizeArgs
                                {
                                    Type = "CAPACITY_PERCENT", Value = 10,
                                },
                        },
                },
                AutoRollbackConfiguration = rollback,
            },
            Tags = _args.Zone.Tags(EndpointName),
        }, Child());
    }

    /// <summary>The alarms of one variant by which a deployment goes back. They are there before the endpoint, which names them.</summary>
    private IEnumerable<CloudWatch.MetricAlarm> Watch(ModelVersion version)
    {
        yield return Alarm(version, "errors", "Invocation5XXErrors", "Sum", 5, "Requests fail");
        yield return Alarm(version, "slow", "ModelLatency", "Average", _args.MaxLatencyMilliseconds * 1000, "Answers are slow");
    }

    private CloudWatch.MetricAlarm Alarm(ModelVersion version, string what, string metric, string statistic, double threshold, string fault)
    {
        var alarmName = _args.Zone.NameOf($"{_args.Model}-{version.Name}-{what}", 255);
        return new CloudWatch.MetricAlarm($"{_name}-{version.Name}-{what}", new CloudWatch.MetricAlarmArgs
        {
            Name = alarmName,
            AlarmDescription = $"{fault} at the variant {version.Name} of the endpoint {EndpointName}; a deployment under way goes back.",
            Namespace = "AWS/SageMaker",
            MetricName = metric,
            Dimensions = { ["EndpointName"] = EndpointName, ["VariantName"] = version.Name.Text },
            Statistic = statistic,
            ComparisonOperator = "GreaterThanThreshold",
            Threshold = threshold,
            Period = 60,
            EvaluationPeriods = 3,
            DatapointsToAlarm = 2,
            TreatMissingData = "notBreaching",
            AlarmActions = { _args.AlarmTopicArn },
            OkActions = { _args.AlarmTopicArn },
            Tags = _args.Zone.Tags(alarmName),
        }, Child());
    }

    private void Scale(ModelVersion version, Sagemaker.Endpoint endpoint)
    {
        // From the endpoint and not from its name, so that it is registered when the endpoint is there and gone before it goes.
        var target = new AppAutoScaling.Target($"{_name}-{version.Name}", new AppAutoScaling.TargetArgs
        {
            ServiceNamespace = "sagemaker",
            ScalableDimension = "sagemaker:variant:DesiredInstanceCount",
            ResourceId = Output.Format($"endpoint/{endpoint.Name}/variant/{version.Name}"),
            MinCapacity = _args.MinInstances,
            MaxCapacity = _args.MaxInstances,
            Tags = _args.Zone.Tags(EndpointName),
        }, Child());
        _ = new AppAutoScaling.Policy($"{_name}-{version.Name}", new AppAutoScaling.PolicyArgs
        {
            Name = "requests-per-instance",
            PolicyType = "TargetTrackingScaling",
            ServiceNamespace = target.ServiceNamespace,
            ScalableDimension = target.ScalableDimension,
            ResourceId = target.ResourceId,
            TargetTrackingScalingPolicyConfiguration = new ScalingInputs.PolicyTargetTrackingScalingPolicyConfigurationArgs
            {
                TargetValue = _args.RequestsPerInstanceMinute,
                ScaleInCooldown = 600,
                ScaleOutCooldown = 60,
                PredefinedMetricSpecification =
                    new ScalingInputs.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecificationArgs
                    {
                        PredefinedMetricType = "SageMakerVariantInvocationsPerInstance",
                    },
            },
        }, Child());
    }

    private static string HashOf(ModelVersion version) =>
        ContentHash.Of([version.Image.ToString(), version.Mode.Word, .. version.Artifacts]);

    private string ConfigurationHash() => ContentHash.Of(
    [
        _args.InstanceType.Name,
        .. new[] { _args.MinInstances, _args.StealthInstances, _args.CapturePercent }.Select(
            number => number.ToString(CultureInfo.InvariantCulture)),
        .. _args.Versions.Select(version => $"{version.Name} {HashOf(version)} {(version.Mode as ServingMode.Live)?.Weight}"),
    ]);
}
