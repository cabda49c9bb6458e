using LandingZone.Cluster;
using LandingZone.ClusterSoftware;
using LandingZone.Registry;
using LandingZone.Serving;
using LandingZone.Storage;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's models: the registry, those that serve, and where what they say goes.</summary>
public sealed record ServingSettings
{
    /// <summary>The models of the registry.</summary>
    public required IReadOnlyList<RegisteredModel> Registry { get; init; }

    /// <summary>The roles of other accounts that read the registry.</summary>
    public required IReadOnlyList<string> RegistryReaders { get; init; }

    /// <summary>The bucket with the models' files, by what it holds.</summary>
    public required string ArtifactBucket { get; init; }

    /// <summary>The bucket with client results, by what it holds; null where there are no clients.</summary>
    public required string? ClientBucket { get; init; }

    /// <summary>The roles that take results to clients.</summary>
    public required IReadOnlyList<string> ClientRoles { get; init; }

    /// <summary>How long records of the ML data store are locked.</summary>
    public required ObjectLock DataStoreLock { get; init; }

    /// <summary>Every how many hours each version is measured.</summary>
    public required int MeasureEveryHours { get; init; }

    /// <summary>What all models on the cluster together may use.</summary>
    public required NamespaceQuota Quota { get; init; }

    /// <summary>The models on the cluster.</summary>
    public required IReadOnlyList<ServedModelSettings> Models { get; init; }

    /// <summary>The models on SageMaker endpoints.</summary>
    public required IReadOnlyList<EndpointSettings> Endpoints { get; init; }

    internal static SettingKind<ServingSettings> Kind { get; } = SettingKinds.Record(fields => new ServingSettings
    {
        Registry = fields.Required(
            "registry", SettingKinds.ListOf(Registered, least: 1), "The models of the zone's registry, which teams find and use."),
        RegistryReaders = fields.OptionalList(
            "registryReaders", AwsSettings.RoleArn, "The ARNs of roles of other accounts that read the registry. Default: none."),
        ArtifactBucket = fields.Optional(
            "artifactBucket", SettingKinds.Text, "models", "The bucket with the models' files, by its content. Default: models."),
        ClientBucket = fields.OptionalReference(
            "clientBucket", SettingKinds.Text, "The bucket with client results, by its content; for production. Default: no clients."),
        ClientRoles = fields.OptionalList(
            "clientRoles", AwsSettings.RoleArn, "The ARNs of the zone's roles that take results to clients. Default: none."),
        DataStoreLock = fields.Required("dataStoreLock", BucketSettings.LockKind, "How long every record of the ML data store is locked."),
        MeasureEveryHours = fields.Optional(
            "measureEveryHours", SettingKinds.Integer(1, 24), 1, "Every how many hours each version is measured. Default: 1."),
        Quota = fields.Required("quota", NamespaceSettings.QuotaKind, "What all models on the cluster together may use."),
        Models = fields.OptionalList("models", ServedModelSettings.Kind, "The models that serve on the cluster. Default: none."),
        Endpoints = fields.OptionalList("endpoints", EndpointSettings.Kind, "The models that serve on SageMaker endpoints. Default: none."),
    }).Check(Check);

    /// <summary>What serves, on the cluster or on SageMaker.</summary>
    internal IEnumerable<MeasuredModel> Served =>
    [
        .. Models.Select(model => new MeasuredModel { Name = model.Name, Versions = model.Versions, Limits = model.Limits }),
        .. Endpoints.Select(endpoint => new MeasuredModel { Name = endpoint.Name, Versions = endpoint.Versions, Limits = endpoint.Limits }),
    ];

    /// <summary>What concerns other parts of the zone, too. Those that are missing or wrong are null here.</summary>
    internal static void CheckInZone(ZoneSettings zone, SettingNode root, SettingReading reading)
    {
        if (zone.Serving is not { } serving)
        {
            return;
        }

        var node = root.At("serving");
        CheckBucket(serving.ArtifactBucket, "artifactBucket");
        CheckBucket(serving.ClientBucket, "clientBucket");
        if (zone.Network is { } network && network.Services.All(service => service.Name != "s3"))
        {
            reading.Refuse(node, "models need the endpoint of S3, which the network does not have", "add 's3' to the network's services.");
        }

        var images = zone.Images?.Names ?? [];
        CheckImages("models", serving.Models?.Select(model => model.Versions));
        CheckImages("endpoints", serving.Endpoints?.Select(endpoint => endpoint.Versions));
        if (serving.Models is { Count: > 0 } && zone.Cluster is { Software: { } software }
            && (software.All(release => release.Software != Software.Istio) || software.All(release => release.Software != Software.KServe)))
        {
            reading.Refuse(
                node.At("models"), "models on the cluster need istio and kserve, which it does not run", "add both to the cluster's software.");
        }

        if (zone.Cluster is { NodePools: { } pools } && node.At("models") is SettingNode.List models)
        {
            for (var index = 0; index < models.Items.Length && serving.Models?.Count == models.Items.Length; index++)
            {
                if (serving.Models[index].NodePool is { } pool && pools.All(known => known.Name != pool))
                {
                    reading.Refuse(models.Items[index].At("nodePool"), $"the cluster has no node pool '{pool}'", "name one of its pools.");
                }
            }
        }

        void CheckBucket(string? content, string key)
        {
            if (content is not null && zone.Storage?.Buckets is { } buckets && buckets.All(bucket => bucket.Content != content))
            {
                reading.Refuse(node.At(key), $"the zone has no bucket with the content '{content}'", "name one of its buckets, or add it.");
            }
        }

        void CheckImages(string key, IEnumerable<ModelVersions>? served)
        {
            if (node.At(key) is not SettingNode.List list || zone.Images is null)
            {
                return;
            }

            foreach (var (versions, item) in (served ?? []).Zip(list.Items))
            {
                foreach (var name in versions.Select(version => version.Image.Name).Distinct().Where(name => !images.Contains(name)))
                {
                    reading.Refuse(item.At("versions"), $"the zone has no image '{name}'", "add it to the images' names, or name another.");
                }
            }
        }
    }

    private static SettingKind<RegisteredModel> Registered => SettingKinds.Record(fields => new RegisteredModel(
        fields.Required("name", ModelVersionKind.ModelName, "Its name: 'scoring'."),
        fields.Required("description", SettingKinds.Text, "What it does, for people who look for one.")));

    private static void Check(ServingSettings settings, SettingNode node, SettingReading reading)
    {
        UniqueNames.Check(settings.Registry.Select(model => model.Name.Text), (SettingNode.List)node.At("registry"), "name", reading);
        var seen = new HashSet<ModelName>();
        CheckNames("models", settings.Models.Select(model => model.Name));
        CheckNames("endpoints", settings.Endpoints.Select(endpoint => endpoint.Name));

        void CheckNames(string key, IEnumerable<ModelName> names)
        {
            var index = 0;
            foreach (var name in names)
            {
                var place = ((SettingNode.List)node.At(key)).Items[index++].At("name");
                if (!seen.Add(name))
                {
                    reading.Refuse(place, $"the model '{name}' serves already", "serve it in one place, with all its versions.");
                }

                if (settings.Registry.All(model => model.Name != name))
                {
                    reading.Refuse(place, $"the registry has no model '{name}'", "add it to the registry, or name one that is there.");
                }
            }
        }
    }
}
