using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

/// <summary>A result of years ago can be reproduced: an old environment is what it was, whatever comes after it.</summary>
public sealed class OldEnvironmentTests
{
    private const string Stack = "rnd-eu-west-1";
    private const string Replication = "workspace-quant-replication-2023-notebook";

    private static readonly (string From, string To) Newer = (
        "  landing-zone:environments:\n", $"  landing-zone:environments:\n{Guide.Snippet("teams.md", "Add an environment")}");

    /// <summary>Everything that is new goes over to the newer framework, and what was current until then is retired.</summary>
    private static readonly (string From, string To)[] Upgrade =
    [
        Newer,
        ("    tensorboard: pytorch/2.5", "    tensorboard: pytorch/2.6"),
        ("environment: pytorch/2.5, cpus: 3", "environment: pytorch/2.6, cpus: 3"),
        ("      frameworks: { torch: \"2.5.1\", cuda: \"12.4\" }\n", "      frameworks: { torch: \"2.5.1\", cuda: \"12.4\" }\n      retired: true\n"),
    ];

    [Fact]
    public async Task An_old_environment_resolves_to_the_same_digest_after_a_newer_one_is_added_and_after_a_framework_upgrade()
    {
        var shipped = await PlanAsync();
        var digest = ShippedSettings.Part("    - environment: pytorch/1.13\n", "      lock:");
        digest = digest[digest.IndexOf("sha256:", StringComparison.Ordinal)..].TrimEnd();
        Assert.EndsWith($"/notebooks/jupyter-pytorch@{digest}", ImageOf(shipped, Replication), StringComparison.Ordinal);

        foreach (var after in new[] { await PlanAsync(Newer), await PlanAsync(Upgrade) })
        {
            Assert.Equal(ImageOf(shipped, Replication), ImageOf(after, Replication));
            Assert.All(Entries(shipped), entry => Assert.Equal(entry.Value, Entries(after)[entry.Key]));
            Assert.Contains("environments-pytorch-2-6", Entries(after).Keys);
        }
    }

    [Fact]
    public async Task An_upgrade_moves_what_asks_for_it_and_a_retired_environment_still_opens()
    {
        var shipped = await PlanAsync();
        var after = await PlanAsync(Upgrade);

        Assert.NotEqual(ImageOf(shipped, "workspace-quant-factors-notebook"), ImageOf(after, "workspace-quant-factors-notebook"));

        // It asked for pytorch/2.5, and is still in it though nobody is offered that any more.
        var old = ImageOf(shipped, "workspace-client-analytics-feedback-notebook");
        Assert.Equal(old, ImageOf(after, "workspace-client-analytics-feedback-notebook"));
        Assert.Contains(old, Offered(shipped), StringComparison.Ordinal);
        Assert.DoesNotContain(old, Offered(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_deployment_takes_an_entry_away_or_changes_it()
    {
        var entries = (await PlanAsync()).Resources
            .Where(resource => resource.Key.Contains("kubernetes:core/v1:ConfigMap::environments-", StringComparison.Ordinal)).ToList();

        Assert.Equal(12, entries.Count);
        Assert.All(entries, entry =>
        {
            Assert.True(entry.Value["protect"]!.GetValue<bool>());
            Assert.True(entry.Value["inputs"]!["immutable"]!.GetValue<bool>());
        });
    }

    private static string ImageOf(PlanDocument plan, string workspace) =>
        plan.Single($"kubernetes:kubeflow.org/v1:Notebook::{workspace}")["inputs"]!["spec"]!["template"]!["spec"]!["containers"]![0]!["image"]!
            .GetValue<string>();

    /// <summary>The data of the catalogue's entries by name.</summary>
    private static Dictionary<string, string> Entries(PlanDocument plan) => plan.Resources
        .Where(resource => resource.Key.Contains("kubernetes:core/v1:ConfigMap::environments-", StringComparison.Ordinal))
        .ToDictionary(
            resource => resource.Key[(resource.Key.LastIndexOf("::", StringComparison.Ordinal) + 2)..],
            resource => resource.Value["inputs"]!["data"]!.ToJsonString());

    /// <summary>What the spawner offers.</summary>
    private static string Offered(PlanDocument plan) =>
        plan.Single("kubernetes:core/v1:ConfigMap::kubeflow-jupyter-web-app-config")["inputs"]!["data"]!["spawner_ui_config.yaml"]!.GetValue<string>();

    private static async Task<PlanDocument> PlanAsync(params (string From, string To)[] changes) =>
        PlanDocument.Of(await ShippedStacks.SimulateAsync(Stack, changes));
}
