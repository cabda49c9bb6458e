using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>SageMaker in a zone: Studio, training, batch scoring and labelling, each where its settings ask for it.</summary>
internal static class ZoneSageMaker
{
    /// <summary>Declares what the settings ask for, and adds what it tells to the stack's outputs.</summary>
    public static void Declare(ZoneFoundation ground)
    {
        var (settings, place) = (ground.Settings, ground.Place);
        var around = SurroundingsOf(ground);
        if (settings.Training is { } training)
        {
            Train(ground, training, around);
        }

        if (settings.Studio is { } studio)
        {
            var domain = new StudioDomain("studio", studio.ToArgs(around), place.After(ground.Network));
            ground.Outputs["studioUrl"] = domain.DomainUrl;
            ground.Outputs["studioHomes"] = domain.HomesFileSystemId;
        }

        if (settings.Labeling is { } labeling)
        {
            var secret = labeling.SignIn is null ? null : (Input<string>)new Config().RequireSecret("labelingClientSecret");
            var workforce = new LabelingWorkforce("labeling", labeling.ToArgs(around, secret), place.After(ground.Network));
            ground.Outputs["labelingPortal"] = workforce.Subdomain;
            ground.Outputs["labelingWorkflows"] = workforce.Workflows.ToDictionary(workflow => workflow.Key, workflow => (object?)workflow.Value);
        }
    }

    /// <summary>What the zone gives to jobs, builds and notebooks.</summary>
    public static JobSurroundings SurroundingsOf(ZoneFoundation ground)
    {
        var subnets = ground.Network.Application.SubnetIds;
        return new JobSurroundings
        {
            Zone = ground.Zone,
            Network = new JobNetwork
            {
                VpcId = ground.Network.VpcId,
                SubnetIds =
                [
                    .. ground.Network.AvailabilityZones.Select((_, index) => (Input<string>)subnets.Apply(
                        ids => ids.IsDefault || ids.Length <= index ? null! : ids[index])),
                ],
                EndpointSecurityGroupId = ground.Network.Endpoint.SecurityGroupId!,
                PrefixLists =
                [
                    .. ground.Network.GatewayPrefixListIds.OrderBy(list => list.Key, StringComparer.Ordinal)
                        .Select(list => new GatewayPrefixList(list.Key, list.Value)),
                ],
            },
            BucketName = content => ground.Buckets[content].BucketName,
            Boundary = ground.Boundary,
            StorageKey = ground.Key(KeyPurpose.Storage),
            MachineLearningKey = ground.Key(KeyPurpose.MachineLearning),
            MessageKey = ground.Key(KeyPurpose.Messages),
            LogKey = ground.Key(KeyPurpose.Logs),
        };
    }

    private static void Train(ZoneFoundation ground, TrainingSettings training, JobSurroundings around)
    {
        var logs = new JobLogs("job-logs", new JobLogsArgs
        {
            Zone = ground.Zone,
            LogKeyArn = around.LogKey,
            RetentionDays = training.LogRetentionDays,
        }, ground.Place.After());
        var pipelines = training.Models.ToDictionary(
            model => model.Name,
            model => new TrainingPipeline($"train-{model.Name}", model.ToArgs(around, GroupOf(ground, model.Name)), ground.Place.After(ground.Network, logs)),
            StringComparer.Ordinal);
        foreach (var scoring in training.Scorings)
        {
            _ = new BatchScoring(
                $"score-{scoring.Name}",
                scoring.ToArgs(around, pipelines[scoring.Model].ModelPackageGroupName),
                ground.Place.After(ground.Network, logs));
        }

        ground.Outputs["trainingPipelines"] = pipelines.ToDictionary(pipeline => pipeline.Key, pipeline => (object?)pipeline.Value.PipelineArn);
    }

    /// <summary>The name of the registry's group for a model; null where the registry does not have it, and training makes one.</summary>
    private static string? GroupOf(ZoneFoundation ground, string model) =>
        ground.Settings.Serving?.Registry.FirstOrDefault(registered => registered.Name.Text == model) is { } registered
            ? ModelRegistry.GroupArnOf(ground.Zone, registered.Name).Split('/')[^1]
            : null;
}
