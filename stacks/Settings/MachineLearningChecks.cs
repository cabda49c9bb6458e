namespace LandingZone.Stacks.Settings;

/// <summary>What the settings of Studio, training, labelling and delivery must keep to together with those of the rest of the zone.</summary>
internal static class MachineLearningChecks
{
    /// <summary>Notes what is wrong. Settings that are missing or wrong are null here.</summary>
    public static void Check(ZoneSettings settings, SettingNode node, SettingReading reading)
    {
        if (settings.Storage is { Buckets: { } buckets })
        {
            CheckFolders("studio", settings.Studio?.Folders);
            CheckFolders("training", settings.Training?.Folders);
            CheckFolders("labeling", settings.Labeling?.Folders);
            CheckFolders("delivery", settings.Delivery?.Folders);
            CheckEvents(settings, buckets, node, reading);

            void CheckFolders(string key, IEnumerable<FolderSettings>? folders) =>
                FolderSettings.Check(folders ?? [], buckets, node.At(key), reading);
        }

        if (settings.Studio is { } studio)
        {
            foreach (var model in studio.Teams.SelectMany(team => team.Models).Distinct()
                .Where(model => settings.Training?.Models.Any(trained => trained.Name == model) != true))
            {
                reading.Refuse(
                    node.At("studio").At("teams"), $"the model '{model}' is not trained in this zone", "name one of training.models, or add it there.");
            }
        }

        if (settings.Labeling?.SignIn is not null && !settings.HasLabelingClientSecret)
        {
            reading.Refuse(
                node.At("labeling").At("signIn"), "the identity provider's client secret is missing",
                "set it: `pulumi config set --secret landing-zone:labelingClientSecret`.");
        }
    }

    /// <summary>Whoever waits for data waits in vain where the bucket says nothing.</summary>
    private static void CheckEvents(
        ZoneSettings settings, IReadOnlyList<BucketSettings> buckets, SettingNode node, SettingReading reading)
    {
        var waiting = (settings.Training?.Models ?? []).Where(model => model.RunsOnNewData).Select(model => model.Data.Bucket)
            .Concat((settings.Training?.Scorings ?? []).Where(scoring => scoring.RunsOnNewData).Select(scoring => scoring.Input.Bucket))
            .Distinct();
        foreach (var bucket in waiting.Where(content => buckets.Any(bucket => bucket.Content == content && !bucket.SendsEvents)))
        {
            reading.Refuse(
                node.At("training"), $"something runs on new data in '{bucket}', whose bucket sends no events", "give the bucket sendsEvents: true.");
        }
    }
}
